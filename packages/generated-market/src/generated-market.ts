import type { TariffDocument } from "@halfhourly/contracts";
import { chanceOf } from "@halfhourly/demonstration";
import { addDays, isLondonDate, type LondonDate } from "@halfhourly/domain";
import { documentsOf, LONGEST_HISTORY_DAYS } from "./documents.js";
import type { Offer } from "./offer.js";
import { defaultTariffs } from "./offers/default-tariffs.js";
import { exportTariffs } from "./offers/export.js";
import { fixedTariffs } from "./offers/fixed.js";
import { listedTariffs } from "./offers/listed.js";
import { multiRateTariffs } from "./offers/multi-rate.js";
import { otherTariffs } from "./offers/other.js";
import { timeOfUseTariffs } from "./offers/time-of-use.js";
import { variableTariffs } from "./offers/variable.js";
import { PRICE_CAP } from "./cap-levels.js";
import { firstDateOf, quarterOf } from "./quarters.js";
import { wholesaleOf } from "./wholesale.js";

const OFFERS: readonly Offer[] = [
  ...defaultTariffs,
  ...fixedTariffs,
  ...variableTariffs,
  ...multiRateTariffs,
  ...timeOfUseTariffs,
  ...listedTariffs,
  ...otherTariffs,
  ...exportTariffs,
];

/**
 * Tariffs of suppliers that do not exist, as they stand on a London date, one document at a time: those of half-hourly
 * prices are large, so that whoever reads them can let go of each before the next. The same seed and date give the same
 * documents; from one day to the next ids stay, and prices of the past do not change. Throws RangeError unless `today` is
 * a London date from 1995 to 2098 and `seed` a safe integer.
 */
export function* generatedMarket({
  today,
  seed = 1,
}: {
  readonly today: LondonDate;
  readonly seed?: number;
}): Generator<TariffDocument> {
  if (!isLondonDate(today) || today < "1995" || today >= "2099")
    throw new RangeError(`"${today}" is not a date: write today's London date as YYYY-MM-DD`);
  const from = firstDateOf(quarterOf(addDays(today, -LONGEST_HISTORY_DAYS)));
  const wholesale = wholesaleOf(seed, from, addDays(today, 1));
  const caps = chanceOf(seed, PRICE_CAP);
  for (const offer of OFFERS) yield* documentsOf(offer, { seed, today, wholesale, caps });
}
