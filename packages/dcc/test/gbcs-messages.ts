import * as fc from "fast-check";
import {
  MESSAGE_CODES,
  type GbcsAlert,
  type GbcsContent,
  type GbcsLog,
  type GbcsMessageToSend,
  type GbcsTariff,
  type TariffDate,
} from "../src/index.js";
import { BROKER, METER, USER } from "./parties.js";

const HALF_HOUR_MS = 1_800_000;
const DAY_MS = 86_400_000;

const counter = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n });
const uint32 = fc.integer({ min: 0, max: 0xffffffff });
const uint24 = fc.integer({ min: 0, max: 0xffffff });
/** Whole seconds that 32 bits since 2000 can hold. */
const second = fc
  .integer({ min: 946_684_800, max: 946_684_800 + 0xffffffff })
  .map((seconds) => seconds * 1000);
/** Starts that leave room for entries after them. */
const early = fc
  .integer({ min: 0, max: 100_000 })
  .map((halfHours) => Date.UTC(2000, 0, 1) + halfHours * HALF_HOUR_MS);

const electricity = { fuel: "electricity", unit: "Wh" } as const;

function importLog(kind: GbcsLog["kind"]): fc.Arbitrary<GbcsLog> {
  const one = fc.array(fc.record({ endMs: second, values: fc.tuple(uint32) }), { maxLength: 60 });
  const two = fc.array(fc.record({ endMs: second, values: fc.tuple(uint32, uint32) }), { maxLength: 60 });
  return fc.oneof(
    one.map((entries): GbcsLog => ({ ...electricity, kind, direction: "import", elements: 1, entries })),
    two.map((entries): GbcsLog => ({ ...electricity, kind, direction: "import", elements: 2, entries })),
  );
}

const exportLog = fc
  .array(fc.record({ endMs: second, values: fc.tuple(uint32), reactiveVarh: uint32 }), { maxLength: 60 })
  .map((entries): GbcsLog => ({
    ...electricity,
    kind: "half-hours",
    direction: "export",
    elements: 1,
    entries,
  }));

function gasLog(kind: GbcsLog["kind"]): fc.Arbitrary<GbcsLog> {
  const stepMs = kind === "days" ? DAY_MS : HALF_HOUR_MS;
  return fc.tuple(early, fc.array(uint24, { maxLength: 60 })).map(([firstMs, samples]): GbcsLog => {
    const entries = samples.map((sample, index) => ({ endMs: firstMs + index * stepMs, values: [sample] }));
    return { kind, fuel: "gas", unit: "dm3", direction: "import", elements: 1, entries };
  });
}

const alert: fc.Arbitrary<GbcsAlert> = fc.record({
  kind: fc.constant("alert" as const),
  alertCode: fc.integer({ min: 0x8000, max: 0x8fff }),
  atMs: fc.option(second),
  furtherTimesMs: fc.array(second, { maxLength: 3 }),
});

const byte = fc.integer({ min: 1, max: 255 });
const month = fc.oneof(
  fc.integer({ min: 1, max: 12 }),
  fc.constantFrom("summer-time-begins" as const, "summer-time-ends" as const, null),
);
const day = fc.oneof(
  fc.integer({ min: 1, max: 31 }),
  fc.constantFrom("last" as const, "second-last" as const, null),
);
const date: fc.Arbitrary<TariffDate> = fc.record({
  year: fc.option(fc.integer({ min: 2000, max: 2100 })),
  month,
  day,
  weekday: fc.option(fc.integer({ min: 1, max: 7 })),
});

function tariff(fuel: "electricity" | "gas", element: 1 | 2): fc.Arbitrary<GbcsTariff> {
  const isGas = fuel === "gas";
  const isFirst = element === 1;
  const price = isGas ? uint32 : fc.integer({ min: -0x8000, max: 0x7fff });
  const registers = isGas ? 4 : isFirst ? 48 : 4;
  const timeOfUse = fc.record({
    secondOfDay: isGas
      ? fc.integer({ min: 0, max: 1439 }).map((minute) => minute * 60)
      : fc.integer({ min: 0, max: 86_399 }),
    by: fc.constant("time-of-use" as const),
    register: fc.integer({ min: 1, max: registers }),
  });
  const block = fc.record({
    secondOfDay: fc.integer({ min: 0, max: 86_399 }),
    by: fc.constant("block" as const),
    register: fc.integer({ min: 1, max: 8 }),
  });
  const switches = fc.array(isGas || !isFirst ? timeOfUse : fc.oneof(timeOfUse, block), {
    minLength: 1,
    maxLength: 6,
  });
  const threshold = fc.option(
    isGas ? fc.integer({ min: 0, max: 2 ** 48 - 2 }) : fc.integer({ min: 0, max: 0xfffffffe }),
  );
  const name = isGas ? fc.constant("") : fc.string({ maxLength: 8, unit: "grapheme-ascii" });
  const exponent = fc.integer({ min: isGas ? -7 : -9, max: isGas ? 0 : 3 }).map((power) => power + 0);
  return fc
    .record({
      kind: fc.constant("tariff" as const),
      fuel: fc.constant(fuel),
      element: fc.constant(element),
      currency: isFirst ? fc.constantFrom("GBP" as const, "EUR" as const, null) : fc.constant(null),
      priceExponent: exponent,
      activePrice: fc.option(uint32),
      activePriceExponent: exponent,
      standingCharge: isFirst ? fc.option(price) : fc.constant(null),
      standingChargeExponent: exponent,
      timeOfUsePrices: fc.array(price, { minLength: isGas ? 0 : 1, maxLength: registers }),
      blockPrices: isFirst
        ? fc.array(fc.array(price, { minLength: 1, maxLength: 4 }), { maxLength: isGas ? 1 : 8 })
        : fc.constant([]),
      blockThresholds: isGas
        ? fc.array(fc.array(threshold, { minLength: 1, maxLength: 3 }), { maxLength: 1 })
        : fc.array(
            fc.array(threshold, { maxLength: 3 }),
            isFirst ? { minLength: 8, maxLength: 8 } : { maxLength: 0 },
          ),
      blockThresholdUnit: isGas
        ? fc.record({
            unit: fc.constantFrom("kWh" as const, "m3" as const),
            multiplier: uint24,
            divisor: uint24,
          })
        : fc.constant({ unit: "Wh" as const, multiplier: 1, divisor: 1 }),
      switching: fc.record({
        clock: fc.constant("utc" as const),
        seasons: fc.array(fc.record({ name, from: date, week: byte }), { maxLength: 4 }),
        weeks: fc.array(fc.record({ week: byte, days: fc.array(byte, { minLength: 7, maxLength: 7 }) }), {
          maxLength: 4,
        }),
        days: fc.uniqueArray(fc.record({ day: byte, switches }), {
          selector: (one) => one.day,
          maxLength: 4,
        }),
        specialDays: fc.array(fc.record({ date, day: byte }), { maxLength: 5 }),
      }),
    })
    .map((made) => (isGas ? asGas(made) : asElectricity(made)));
}

/** Gas has one power of ten where the price of now is not told, and calls seasons by their place. */
function asGas(made: GbcsTariff): GbcsTariff {
  const { priceExponent, activePrice, activePriceExponent, switching } = made;
  const seasons = switching.seasons.map((season, index) => ({ ...season, name: String(index + 1) }));
  return {
    ...made,
    activePriceExponent: activePrice === null ? priceExponent : activePriceExponent,
    standingChargeExponent: priceExponent,
    switching: { ...switching, seasons },
  };
}

/** The power of ten of a charge that is not told is the usual one. */
function asElectricity(made: GbcsTariff): GbcsTariff {
  return {
    ...made,
    standingChargeExponent: made.standingCharge === null ? -5 : made.standingChargeExponent,
  };
}

const error = (notFound: readonly number[], statuses: fc.Arbitrary<number>): fc.Arbitrary<GbcsContent> =>
  statuses.map((status) => ({
    kind: "device-error",
    cause: notFound.includes(status) ? "not-found" : "refused",
    status,
  }));
const dlmsError = error([4, 11], fc.integer({ min: 1, max: 255 }));
const gasError = error([0x8b], fc.integer({ min: 1, max: 255 }));
const cinShown: fc.Arbitrary<GbcsContent> = fc.constant({ kind: "cin-shown" });

const answers: readonly (readonly [number, fc.Arbitrary<GbcsContent>])[] = [
  [MESSAGE_CODES.ECS22a, fc.oneof(exportLog, dlmsError)],
  [MESSAGE_CODES.ECS22b, fc.oneof(importLog("half-hours"), dlmsError)],
  [MESSAGE_CODES.ECS66, fc.oneof(importLog("days"), dlmsError)],
  [MESSAGE_CODES.ECS24, fc.oneof(tariff("electricity", 1), dlmsError)],
  [MESSAGE_CODES.ECS24b, fc.oneof(tariff("electricity", 2), dlmsError)],
  [MESSAGE_CODES.ECS50, fc.oneof(cinShown, dlmsError)],
  [MESSAGE_CODES.GCS17, fc.oneof(gasLog("half-hours"), gasError)],
  [MESSAGE_CODES.GCS61, fc.oneof(gasLog("days"), gasError)],
  [MESSAGE_CODES.GCS21f, fc.oneof(tariff("gas", 1), gasError)],
  [MESSAGE_CODES.GCS36, fc.oneof(cinShown, gasError)],
];

type Addressee = Pick<GbcsMessageToSend, "recipient" | "supplementary">;

const toUs: fc.Arbitrary<Addressee> = fc.constant({ recipient: USER.eui, supplementary: null });
/** To us as a party that the meter does not know: the header names the access control broker. */
const toUsUnknown: fc.Arbitrary<Addressee> = fc
  .record({ party: fc.constant(USER.eui), counter, originatorCounter: fc.option(counter) })
  .map((supplementary) => ({ recipient: BROKER.eui, supplementary }));

const answer: fc.Arbitrary<GbcsMessageToSend> = fc
  .constantFrom(...answers)
  .chain(([messageCode, content]) =>
    fc.oneof(...[toUs, toUsUnknown].map((to) => message("response", messageCode, content, to))),
  );

const electricityAlert = message("alert", MESSAGE_CODES.ECS80, alert, toUs).map(
  (made): GbcsMessageToSend => ({ ...made, protection: "signature" }),
);
const gasAlert = message(
  "alert",
  MESSAGE_CODES.genericAlert,
  alert.map((made) => ({ ...made, furtherTimesMs: [] })),
  toUs,
).map((made): GbcsMessageToSend => ({ ...made, alertOf: "gas" }));

export const anyMessage: fc.Arbitrary<GbcsMessageToSend> = fc.oneof(
  { arbitrary: answer, weight: 8 },
  electricityAlert,
  gasAlert,
);

function message(
  kind: "response" | "alert",
  messageCode: number,
  content: fc.Arbitrary<GbcsContent>,
  to: fc.Arbitrary<Addressee>,
): fc.Arbitrary<GbcsMessageToSend> {
  return fc.tuple(counter, content, to).map(([ours, said, addressee]) => ({
    kind,
    messageCode,
    originator: METER.eui,
    counter: ours,
    protection: "message-authentication-code",
    content: said,
    ...addressee,
  }));
}
