import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  CorruptMonthBlock,
  datesOfMonth,
  decodeMonth,
  encodeDay,
  encodeMonth,
  monthOf,
  settlementDay,
  type DayBlock,
  type HeldValue,
  type MonthBlock,
  type RegisterUnit,
} from "../src/index.js";

/** March and October have the days of 46 and 50. */
const months = ["1990-01", "2023-03", "2023-10", "2024-02", "2099-12"] as const;

interface Habits {
  readonly largest: number;
  readonly largestArrival: number;
}

const anySlot = ({ largest, largestArrival }: Habits) =>
  fc.option(
    fc.record<HeldValue, "value" | "quality" | "source">(
      {
        value: fc.integer({ min: 0, max: largest }),
        quality: fc.constantFrom("actual", "estimated", "suspect"),
        source: fc.constantFrom("generated", "live", "supplier", "file", "meter"),
        arrival: fc.integer({ min: 1, max: largestArrival }),
      },
      { noNullPrototype: true, requiredKeys: ["value", "quality", "source"] },
    ),
    { freq: 8 },
  );

function anyDay(date: string, unit: RegisterUnit, habits: Habits): fc.Arbitrary<DayBlock> {
  const { slotCount: length } = settlementDay(date);
  return fc.record(
    {
      date: fc.constant(date),
      unit: fc.constant(unit),
      slots: fc.array(anySlot(habits), { minLength: length, maxLength: length }),
      revision: fc.oneof(fc.nat(300), fc.maxSafeNat()),
    },
    { noNullPrototype: true },
  );
}

const anyMonth = fc
  .record({
    month: fc.constantFrom(...months),
    unit: fc.constantFrom("Wh" as const, "dm3" as const),
    held: fc.array(fc.nat(30), { maxLength: 6 }),
    largest: fc.constantFrom(0, 3, 500, 2 ** 30 - 1),
    largestArrival: fc.constantFrom(1, 40_000_000, Number.MAX_SAFE_INTEGER),
  })
  .chain(({ month, unit, held, ...habits }): fc.Arbitrary<MonthBlock> => {
    const dates = datesOfMonth(month).filter((_, i) => held.includes(i) || i === 25);
    return fc
      .tuple(...dates.map((date) => anyDay(date, unit, habits)))
      .map((days) => ({ month, unit, days }));
  });

/** A home that is alike from day to day, each day from a batch of its own. */
function usualMonth(month: string): MonthBlock {
  const days = datesOfMonth(month).map((date, day): DayBlock => ({
    date,
    unit: "Wh",
    revision: 1,
    slots: Array.from({ length: settlementDay(date).slotCount }, (_, i) => ({
      value: 90 + ((i * 37 + day * 11) % 60) + (i > 34 && i < 44 ? 400 : 0),
      quality: "actual",
      source: "meter",
      arrival: 1_000_000 + day * 10_007,
    })),
  }));
  return { month, unit: "Wh", days };
}

test("any month reads back as it was", () => {
  fc.assert(
    fc.property(anyMonth, (month) => assert.deepEqual(decodeMonth(encodeMonth(month)), month)),
    { numRuns: 60 },
  );
});

test("every month of the calendar has its own dates, and holds clock days whole", () => {
  assert.equal(datesOfMonth("2024-02").length, 29);
  assert.equal(datesOfMonth("2023-02").at(-1), "2023-02-28");
  assert.equal(monthOf("2023-10-29"), "2023-10");
  assert.throws(() => datesOfMonth("2024-13"), RangeError);
  assert.throws(() => monthOf("2024-02-30"), RangeError);
  for (const month of months) {
    const block = usualMonth(month);
    assert.deepEqual(decodeMonth(encodeMonth(block)), block);
  }
});

test("a usual month takes less than its days one by one, one of zeros next to nothing", () => {
  const month = usualMonth("2023-10");
  const daysBytes = month.days.reduce((sum, day) => sum + encodeDay(day).length, 0);
  assert.ok(encodeMonth(month).length < daysBytes * 0.9, `${encodeMonth(month).length} of ${daysBytes}`);
  const zero: HeldValue = { value: 0, quality: "actual", source: "file" };
  const zeros = month.days.map((day) => ({ ...day, slots: day.slots.map(() => zero) }));
  const bytes = encodeMonth({ ...month, days: zeros });
  assert.ok(bytes.length < 40, `${bytes.length} bytes`);
});

test("the format of version 1 does not move: bytes written before must be read for ever", () => {
  const at = (i: number): HeldValue | null => {
    if (i % 11 === 10) return null;
    const value = i % 7 === 0 ? 2 ** (i % 30) : 200 + ((i * 31) % 97);
    const quality = i < 20 ? "actual" : "estimated";
    return i < 9 ? { value, quality, source: "file" } : { value, quality, source: "meter", arrival: 900 - i };
  };
  const day = (date: string, revision: number): DayBlock => ({
    date,
    unit: "dm3",
    revision,
    slots: Array.from({ length: settlementDay(date).slotCount }, (_, i) => at(i)),
  });
  const month: MonthBlock = {
    month: "2024-03",
    unit: "dm3",
    days: [day("2024-03-01", 1), day("2024-03-30", 300), day("2024-03-31", 2)],
  };
  const written = [
    "019a817e97ffc4fc2c3077dd1a56bd8df055d8f85f1d15d6fdbd465cb86ac5d69be5fdc95654f1bcbd94cce3534803f3",
    "c4c0d98962f9bfec6d806227895bedd090a85150677ba8ba17ebb67500409e420f87becb016f3a6c8e5dcdb2fa708af3",
    "90d275a17b7166fad3bcd796502a0486e4c9aa248dd79791309874af364fea45686c2cb6e36a382631a22c457a15740d",
    "6d8affa545431b773ee517fdae8c197a487864c1c842e653799afec1e4cba53952a3470440048d72ff1c4da3658cf906",
    "1077536e2da4ec44aa6151",
  ].join("");
  assert.equal(Buffer.from(encodeMonth(month)).toString("hex"), written);
  assert.deepEqual(decodeMonth(Uint8Array.from(Buffer.from(written, "hex"))), month);
  assert.equal(Buffer.from(encodeMonth({ ...month, days: [] })).toString("hex"), "019a81cc");
});

/** What its own bytes say, or refused: the arithmetic code of one month may begin as another's, so a seal tells them apart. */
function readsAsItself(bytes: Uint8Array): boolean {
  try {
    assert.deepEqual(encodeMonth(decodeMonth(bytes)), bytes);
    return true;
  } catch (error) {
    assert.ok(error instanceof CorruptMonthBlock, String(error));
    return false;
  }
}

test("cut bytes are hardly ever a month, lengthened or unknown ones never", () => {
  const bytes = encodeMonth(usualMonth("2023-03"));
  const cuts = Array.from({ length: 60 }, (_, i) => bytes.subarray(0, i < 20 ? i : bytes.length - i + 19));
  assert.ok(cuts.filter(readsAsItself).length < 4);
  assert.throws(() => decodeMonth(Uint8Array.from([...bytes, 0])), CorruptMonthBlock);
  assert.throws(() => decodeMonth(Uint8Array.from([9, ...bytes.subarray(1)])), /unknown version.*: 9/);
  assert.throws(() => decodeMonth(Uint8Array.from([1, 0xff, 0x7f])), /the month of a month block/);
});

test("bytes of any kind either are a month or are refused; none is read two ways", () => {
  const any = fc.tuple(
    fc.constantFrom([1, 0x97, 1], [1, 0x9e, 0x81], [1, 0, 0]),
    fc.uint8Array({ maxLength: 400 }),
  );
  fc.assert(
    fc.property(any, ([head, rest]) => void readsAsItself(Uint8Array.from([...head, ...rest]))),
    { numRuns: 500 },
  );
});

test("a flipped bit never becomes a broken month", () => {
  const bytes = encodeMonth(usualMonth("2023-10"));
  fc.assert(
    fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
      const flipped = Uint8Array.from(bytes);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      readsAsItself(flipped);
    }),
    { numRuns: 200 },
  );
});

test("what is no month is not written", () => {
  const month = usualMonth("2023-10");
  const [first, second] = [month.days[0]!, month.days[1]!];
  const write = (over: Partial<MonthBlock>) => () => encodeMonth({ ...month, ...over });
  assert.throws(write({ days: [second, first] }), RangeError);
  assert.throws(write({ days: [first, first] }), RangeError);
  assert.throws(write({ month: "2023-11" }), RangeError);
  assert.throws(write({ unit: "dm3" }), RangeError);
  assert.throws(write({ days: [{ ...first, slots: first.slots.slice(1) }] }), RangeError);
  assert.throws(write({ days: [{ ...first, revision: -1 }] }), RangeError);
});
