import type { TariffPriceRow } from "@halfhourly/contracts";
import type { Chance } from "@halfhourly/demonstration";
import {
  addDays,
  GSP_GROUP_LETTERS,
  type Fuel,
  type LondonDate,
  type PaymentMethod,
} from "@halfhourly/domain";
import { capLevel } from "./cap-levels.js";
import type { MarketDay } from "./documents.js";
import type { Offer, OfferedPrices } from "./offer.js";
import { cutByVat, penceText, vatFactor } from "./price-text.js";
import { quarterOf, type Period } from "./quarters.js";
import { regionFactors } from "./regions.js";

const EVERYWHERE = { unit: 1, standing: 1 };
const UNIT = 3;
const STANDING = 4;
/** An offer's prices stray this far from its usual share of the cap, by period. */
const STRAYS = 0.015;

/** The prices of an offer: by fuel, period, way to pay and region. */
export function priceRowsOf(
  offer: Offer,
  periods: readonly Period[],
  chance: Chance,
  day: MarketDay,
): TariffPriceRow[] {
  const fuels = (["electricity", "gas"] as const).filter((fuel) => offer.prices[fuel] !== undefined);
  return fuels.flatMap((fuel) =>
    vatPeriods(offer, fuel, periods).flatMap(({ period, basis }) =>
      waysToPay(offer).flatMap((payment) =>
        regionsOf(offer).map((region) =>
          rowOf({ offer, fuel, period, basis, payment, region, chance, day }, offer.prices[fuel]!),
        ),
      ),
    ),
  );
}

interface Cell {
  readonly offer: Offer;
  readonly fuel: Fuel;
  readonly period: Period;
  /** Prices follow the cap that held on this date. */
  readonly basis: LondonDate;
  readonly payment: PaymentMethod | "all";
  readonly region: string | "all";
  readonly chance: Chance;
  readonly day: MarketDay;
}

function rowOf(cell: Cell, { unit, standing, rates }: OfferedPrices): TariffPriceRow {
  const { offer, fuel, period, basis, payment, region, chance, day } = cell;
  const quarter = quarterOf(basis);
  const level = capLevel(fuel, quarter, payment === "all" ? "direct-debit" : payment, day.caps);
  const factors = region === "all" ? EVERYWHERE : regionFactors(fuel, region);
  const stray = (purpose: number) =>
    offer.kind === "default" ? 1 : 1 + STRAYS * (2 * chance(purpose + (fuel === "gas" ? 2 : 0), quarter) - 1);
  const vat = vatOf(offer);
  const times = vat === "included" && offer.direction !== "export" ? vatFactor(fuel, period.from) : 1;
  const pence = (net: number) => penceText(net * times, offer.supplier.decimals);
  const net = level.unit * factors.unit * unit * stray(UNIT);
  return {
    fuel,
    regions: region === "all" ? region : [region],
    payments: payment === "all" ? payment : [payment],
    from: period.from,
    to: period.to,
    vat,
    standingChargePencePerDay: pence(level.standing * factors.standing * standing * stray(STANDING)),
    rates: rates({
      fuel,
      regionTimes: factors.unit,
      from: period.from,
      to: period.to ?? addDays(day.today, 1),
      wholesale: day.wholesale,
      rate: (multiple) => pence(net * multiple),
      pence,
    }),
  };
}

/** What is paid for a home's own bears no VAT, and listed prices are before it: no change of VAT moves a price known. */
function vatOf({ supplier, repricing, direction }: Offer): TariffPriceRow["vat"] {
  if (direction === "export") return "included";
  return repricing === "as-listed" ? "excluded" : supplier.vat;
}

/** The periods with what their prices follow, cut where VAT changes and is in the prices. */
function vatPeriods(
  offer: Offer,
  fuel: Fuel,
  periods: readonly Period[],
): { readonly period: Period; readonly basis: LondonDate }[] {
  const isCut = vatOf(offer) === "included" && offer.direction !== "export";
  return periods.flatMap((whole) =>
    (isCut ? cutByVat(fuel, whole) : [whole]).map((period) => ({ period, basis: whole.from })),
  );
}

function waysToPay({ payments }: Offer): readonly (PaymentMethod | "all")[] {
  return payments === "all" ? ["all"] : payments;
}

function regionsOf({ regions, sameEverywhere }: Offer): readonly string[] {
  return sameEverywhere === true ? ["all"] : (regions ?? GSP_GROUP_LETTERS);
}
