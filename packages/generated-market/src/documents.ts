import type { TariffDocument } from "@halfhourly/contracts";
import { chanceOf, type Chance } from "@halfhourly/demonstration";
import { addDays, dateOfDayNumber, dayNumberOf, TARIFF_FORMAT, type LondonDate } from "@halfhourly/domain";
import type { FixedTerm, Offer } from "./offer.js";
import { priceRowsOf } from "./price-rows.js";
import { quartersBetween, type Period } from "./quarters.js";
import type { Wholesale } from "./wholesale.js";

/** What a day's market is made with. */
export interface MarketDay {
  readonly seed: number;
  readonly today: LondonDate;
  readonly wholesale: Wholesale;
  /** Draws the price caps that nobody knows yet. */
  readonly caps: Chance;
}

/** Two years, and 25 months for listed prices: a comparison looks back a whole year from any day of the last. */
const HISTORY_DAYS = 731;
export const LONGEST_HISTORY_DAYS = 762;
/** A fixed offer is made anew after so many days; the one before stays in the market, closed, as long again. */
const ISSUE_DAYS = 120;

const FIRST_ISSUE = 1;
const SINCE = 2;

/** An offer as it is published on the day: one document, or for a fixed one its issues. */
export function documentsOf(offer: Offer, day: MarketDay): TariffDocument[] {
  const id = `generated-${offer.supplier.key}-${offer.key}`;
  const chance = chanceOf(day.seed, id);
  if (offer.repricing === "each-issue") {
    const latest = latestIssue(chance, day.today);
    const before = addDays(latest, -ISSUE_DAYS);
    return [
      issueOf(`${id}-${before}`, before, addDays(latest, -1)),
      issueOf(`${id}-${latest}`, latest, null),
    ];
  }
  const since = `${2015 + Math.floor(chance(SINCE, 0) * 7)}-04-01`;
  return [documentOf(id, { from: since, to: null }, periodsOf(offer, since, day.today))];

  function issueOf(issueId: string, from: LondonDate, to: LondonDate | null): TariffDocument {
    return documentOf(issueId, { from, to }, [{ from, to: lastDayOf(offer.fixedFor, from) }]);
  }

  function documentOf(documentId: string, available: Period, periods: readonly Period[]): TariffDocument {
    const { supplier, name, kind, direction, terms } = offer;
    return {
      format: TARIFF_FORMAT,
      id: documentId,
      supplier: supplier.name,
      name,
      link: `https://${supplier.key}.example/${offer.key}`,
      kind,
      direction: direction ?? "import",
      availableFrom: available.from,
      availableTo: available.to,
      fixedFor: fixedForOf(offer.fixedFor, available.from),
      green: null,
      ...terms,
      rounding: supplier.rounding,
      prices: priceRowsOf(offer, periods, chance, day),
    };
  }
}

function latestIssue(chance: Chance, today: LondonDate): LondonDate {
  const first = Math.floor(chance(FIRST_ISSUE, 0) * ISSUE_DAYS);
  const issues = Math.floor((dayNumberOf(today) - first) / ISSUE_DAYS);
  return dateOfDayNumber(first + issues * ISSUE_DAYS);
}

function periodsOf({ repricing, supplier }: Offer, since: LondonDate, today: LondonDate): Period[] {
  switch (repricing) {
    case "never":
    case "each-issue":
      return [{ from: since, to: null }];
    case "each-quarter":
      return quartersBetween(addDays(today, -HISTORY_DAYS), today, supplier.lagDays);
    case "as-listed":
      return quartersBetween(addDays(today, -LONGEST_HISTORY_DAYS), addDays(today, 1));
  }
}

function fixedForOf(term: FixedTerm | undefined, from: LondonDate): TariffDocument["fixedFor"] {
  if (term === undefined) return null;
  return "months" in term ? { months: term.months } : { until: lastDayOf(term, from)! };
}

/** The last day of a term that ends for everybody at once: that of a month. Null where it depends on who joins when. */
function lastDayOf(term: FixedTerm | undefined, from: LondonDate): LondonDate | null {
  if (term === undefined || "months" in term) return null;
  const months = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + term.untilMonthsOn;
  const after = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}-01`;
  return addDays(after, -1);
}
