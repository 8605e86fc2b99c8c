import {
  GSP_GROUP_LETTERS,
  type DocumentFault,
  type DocumentPlace,
  type Direction,
  type Eligibility,
  type Fuel,
  type PaymentMethod,
  type TariffKind,
} from "@halfhourly/domain";
import { instantOf } from "./ask.js";

/** A product of the list that a household may take. Times in UTC milliseconds. */
export interface Product {
  readonly code: string;
  readonly name: string;
  readonly brand: string;
  readonly direction: Direction;
  readonly kind: TariffKind;
  readonly isPrepay: boolean;
  /** Null where nothing is fixed. */
  readonly fixedMonths: number | null;
  readonly fromMs: number;
  readonly beforeMs: number | null;
}

/** Safe in an address: nothing of the API's is put there that is not of this form. */
export const CODE = /^[A-Z0-9][A-Z0-9-]{1,78}$/;

/** Null for what is not for households, or not for everybody; or, with a fault noted, for what cannot be read. */
export function readListed(place: DocumentPlace): Product | null {
  const before = place.faults.length;
  if (flag(place.field("is_business")) || flag(place.field("is_restricted"))) return null;
  const isTracker = flag(place.field("is_tracker"));
  const isVariable = flag(place.field("is_variable"));
  const term = place.field("term");
  const code = place.field("code").text(79);
  if (!CODE.test(code)) place.field("code").fault("Capital letters, digits and hyphens are needed.");
  const to = place.field("available_to");
  const product = {
    code,
    name: place.field("full_name").text(120),
    brand: brandName(place.field("brand").text(80)),
    direction: place.field("direction").oneOf(["IMPORT", "EXPORT"]) === "IMPORT" ? "import" : "export",
    kind: isTracker ? "tracker" : isVariable ? "variable" : "fixed",
    isPrepay: flag(place.field("is_prepay")),
    fixedMonths: isTracker || isVariable || term.isAbsent ? null : term.whole(1, 120),
    fromMs: instantOf(place.field("available_from")) ?? 0,
    beforeMs: to.isAbsent ? null : instantOf(to),
  } as const;
  return place.faults.length > before ? null : product;
}

function flag(place: DocumentPlace): boolean {
  if (place.isAbsent) return false;
  if (typeof place.value !== "boolean") place.fault("true or false is needed.");
  return place.value === true;
}

/** OCTOPUS_ENERGY is Octopus Energy. */
function brandName(brand: string): string {
  return brand
    .split("_")
    .map((word) => word.slice(0, 1) + word.slice(1).toLowerCase())
    .join(" ");
}

/** One region's tariff of a product: a code of its own, by which its prices are asked for. */
export interface RegionTariff {
  readonly code: string;
  readonly region: string;
  readonly fuel: Fuel;
  readonly registers: 1 | 2;
  readonly payments: readonly PaymentMethod[];
}

const GROUPS = [
  { field: "single_register_electricity_tariffs", fuel: "electricity", registers: 1 },
  { field: "dual_register_electricity_tariffs", fuel: "electricity", registers: 2 },
  { field: "single_register_gas_tariffs", fuel: "gas", registers: 1 },
] as const;

/** The tariffs of a product's own page. */
export function readRegions(page: DocumentPlace, isPrepay: boolean): readonly RegionTariff[] {
  return GROUPS.flatMap(({ field, fuel, registers }) => {
    const group = page.field(field);
    return membersOf(group).flatMap((region) => {
      const byMethod = group.field(region);
      if (!GSP_GROUP_LETTERS.includes(region)) byMethod.fault("There is no such region; there are _A to _P.");
      const codes = new Map<string, Set<PaymentMethod>>();
      for (const method of membersOf(byMethod)) {
        const tariff = byMethod.field(method);
        const code = tariff.field("code").text(79);
        if (!CODE.test(code)) tariff.field("code").fault("Capital letters, digits and hyphens are needed.");
        refuseSums(tariff);
        codes.set(
          code,
          (codes.get(code) ?? new Set()).add(paymentOf(byMethod.field(method), method, isPrepay)),
        );
      }
      return [...codes].map(([code, payments]) => ({
        code,
        region,
        fuel,
        registers,
        payments: [...payments],
      }));
    });
  });
}

function membersOf(place: DocumentPlace): string[] {
  const { value } = place;
  if (place.isAbsent) return [];
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return Object.keys(value).slice(0, 40);
  place.fault("An object is needed.");
  return [];
}

/** In what unit they are is documented nowhere: what has some is not priced, rather than priced without them. */
const SUMS = ["exit_fees_exc_vat", "online_discount_exc_vat", "dual_fuel_discount_exc_vat"];

function refuseSums(tariff: DocumentPlace): void {
  for (const name of SUMS) {
    const sum = tariff.field(name);
    if (!sum.isAbsent && sum.value !== 0)
      sum.fault("Something else than 0 is stated, and the API does not document its unit.");
  }
}

function paymentOf(place: DocumentPlace, method: string, isPrepay: boolean): PaymentMethod {
  if (isPrepay || method === "prepayment") return "prepayment";
  if (method === "direct_debit_monthly" || method === "direct_debit_quarterly") return "direct-debit";
  if (method === "varying" || method === "pay_on_receipt_of_bill") return "standard-credit";
  place.fault("There is no such way of paying: direct_debit_monthly, varying or prepayment is known.");
  return "direct-debit";
}

/** As the descriptions of these products say; the API has no field for it. */
const ELIGIBILITY: readonly (readonly [codes: RegExp, needs: readonly Eligibility[]])[] = [
  [/^GO-/, ["electric-vehicle"]],
  [/^COSY-/, ["heat-pump"]],
  [/^FLUX-/, ["solar-panels", "battery"]],
  [/^SNUG-/, ["storage-heaters"]],
  [/^(AGILE-)?OUTGOING-|-OUTGOING-|-SEG-/, ["solar-panels"]],
];

export function eligibilityOf({ code }: Product): readonly Eligibility[] {
  return ELIGIBILITY.find(([codes]) => codes.test(code))?.[1] ?? [];
}

/** A tariff whose cheap half hours the supplier chooses for each home: no list of prices says what a half hour costs. */
export function planFault({ code }: Product): DocumentFault | null {
  return code.startsWith("INTELLI-")
    ? {
        field: "code",
        message:
          "It charges by a plan that the supplier makes for each home: no half hour's price is stated.",
      }
    : null;
}
