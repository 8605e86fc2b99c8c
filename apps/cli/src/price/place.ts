import {
  GSP_GROUP_LETTERS,
  PAYMENT_METHODS,
  priceRowsOf,
  type Fuel,
  type HomePlace,
  type MarketTariff,
  type PaymentMethod,
} from "@halfhourly/domain";
import type { Arguments } from "../arguments.js";
import { CommandFault, EXIT } from "../exit-codes.js";

/** Where the home is and how it pays, as typed; when its meter's second rate counts. Throws CommandFault. */
export function askedPlace({ pricing }: Arguments): {
  readonly region: string | null;
  readonly payment: PaymentMethod | null;
  readonly switchTable: HomePlace["switchTable"];
} {
  const { region, payment, nightTimes, nightClock } = pricing;
  const asked = region === null ? null : `_${region.replace(/^_/, "").toUpperCase()}`;
  if (asked !== null && !GSP_GROUP_LETTERS.includes(asked))
    throw unusable("region-unknown", `--region takes ${GSP_GROUP_LETTERS.join(", ")}.`);
  const method = PAYMENT_METHODS.find((one) => one === payment);
  if (payment !== null && method === undefined)
    throw unusable("payment-unknown", `--payment takes ${PAYMENT_METHODS.join(", ")}.`);
  if (nightClock !== null && nightClock !== "utc" && nightClock !== "london")
    throw unusable("clock-unknown", "--night-clock takes utc or london.");
  const windows = nightTimes === null ? null : nightTimes.split(",").map(windowOf);
  return {
    region: asked,
    payment: method ?? null,
    switchTable:
      windows === null
        ? null
        : { from: "household", clock: nightClock ?? "utc", registers: [{ name: "night", windows }] },
  };
}

function windowOf(text: string) {
  const match = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/.exec(text.trim());
  if (match === null)
    throw unusable(
      "night-times",
      `--night takes times such as 00:30-07:30, with commas between, not "${text}".`,
    );
  const [, fromHour, fromMinute, toHour, toMinute] = match.map(Number);
  return { fromMinute: fromHour! * 60 + fromMinute!, toMinute: toHour! * 60 + toMinute! };
}

/** The place by which a tariff is priced: as asked, else the only one its prices can mean. Throws CommandFault. */
export function placeFor(tariff: MarketTariff, fuel: Fuel, args: Arguments): HomePlace {
  const asked = askedPlace(args);
  const regions = asked.region === null ? GSP_GROUP_LETTERS : [asked.region];
  const payments = asked.payment === null ? PAYMENT_METHODS : [asked.payment];
  const found = new Map<string, HomePlace>();
  for (const region of regions)
    for (const payment of payments) {
      const place = { region, payment, switchTable: asked.switchTable };
      const rows = priceRowsOf(tariff, fuel, place);
      const key = rows.map((row) => tariff.prices.indexOf(row)).join(",");
      if (rows.length > 0 && !found.has(key)) found.set(key, place);
    }
  const [place] = found.values();
  if (place === undefined)
    throw unusable(
      "no-such-price",
      `${tariff.name} has no price of ${fuel} for that region and payment method.`,
    );
  if (found.size > 1)
    throw unusable(
      "place-needed",
      `${tariff.name} has other prices by region or payment method: say --region and --payment.`,
    );
  return place;
}

function unusable(code: string, message: string): CommandFault {
  return new CommandFault(EXIT.unusable, code, message);
}
