import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { GasZone, LondonDate } from "@halfhourly/domain";
import type { CalorificValues } from "./port.js";

/** By zone and gas day, in 10^-2 MJ/m3. */
export type KnownValues = Partial<Record<GasZone, Readonly<Record<LondonDate, number>>>>;

export interface ValuesUnderTest {
  readonly values: CalorificValues;
  /** Makes more known, or other values of the same days, by the adapter's own way. */
  learn(known: KnownValues): Promise<void>;
  close(): Promise<void>;
}

/** What every adapter that knows values must do. `open` begins with what is given. */
export function calorificValueConformance(
  adapter: string,
  open: (known: KnownValues) => Promise<ValuesUnderTest>,
): void {
  const known: KnownValues = {
    SC: { "2024-03-29": 3930, "2024-03-30": 3950, "2024-04-01": 3910 },
    EA: { "2024-03-30": 3890 },
  };

  describe(`calorific values from ${adapter}`, () => {
    const opened = async (check: (under: ValuesUnderTest) => Promise<void> | void): Promise<void> => {
      const under = await open(known);
      try {
        await check(under);
      } finally {
        await under.close();
      }
    };

    test("a zone's values by gas day, both ends included, and no other zone's", () =>
      opened(({ values }) => {
        assert.deepEqual(
          [...values.of("SC", "2024-03-29", "2024-03-30")],
          [
            ["2024-03-29", 3930],
            ["2024-03-30", 3950],
          ],
        );
        assert.deepEqual([...values.of("EA", "2024-03-01", "2024-04-30")], [["2024-03-30", 3890]]);
      }));

    test("a day or a zone that is not known is left out, never filled in", () =>
      opened(({ values }) => {
        assert.equal(values.of("SC", "2024-03-31", "2024-03-31").size, 0);
        assert.deepEqual(
          [...values.of("SC", "2024-03-30", "2024-04-01").keys()],
          ["2024-03-30", "2024-04-01"],
        );
        assert.equal(values.of("WN", "2024-03-29", "2024-04-01").size, 0);
        assert.equal(values.of("SC", "2024-04-01", "2024-03-29").size, 0);
      }));

    test("what comes later is added, a corrected value replaces, and the revision tells each change and nothing else", () =>
      opened(async ({ values, learn }) => {
        const first = values.revision;
        await learn(known);
        assert.equal(values.revision, first);
        await learn({ SC: { "2024-03-31": 3920 } });
        const second = values.revision;
        assert.notEqual(second, first);
        await learn({ SC: { "2024-03-31": 3925 } });
        assert.notEqual(values.revision, second);
        assert.deepEqual(
          [...values.of("SC", "2024-03-30", "2024-04-01").values()].sort(),
          [3910, 3925, 3950],
        );
        assert.equal(values.of("EA", "2024-03-30", "2024-03-30").get("2024-03-30"), 3890);
      }));
  });
}
