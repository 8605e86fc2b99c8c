import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { datesFrom, londonClock, moveEvening, registerYear, yearGrid } from "../src/index.js";
import { dayOf } from "./cost-fixtures.js";

const grid = yearGrid({ from: "2025-03-20", to: "2025-11-05", today: "2026-11-29" });
const register = registerYear(
  grid,
  datesFrom("2025-03-20", "2025-11-05").map((date, n) => dayOf(date, (n * 53) % 700)),
  { fuel: "electricity", direction: "import" },
)!;

test("what is moved leaves the evening and comes to the night of the same date, to the unit", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100 }), (percent) => {
      const moved = moveEvening(grid, register, percent);
      grid.dates.forEach((_, day) => {
        let [before, after] = [0, 0];
        for (let at = grid.dayStarts[day]!; at < grid.dayStarts[day + 1]!; at++) {
          before += register.quantities[at]!;
          after += moved.quantities[at]!;
          const { minute } = londonClock(grid.firstSlot + at);
          const [was, is] = [register.quantities[at]!, moved.quantities[at]!];
          if (minute >= 960 && minute < 1140) assert.equal(is, was - Math.floor((was * percent) / 100));
          else if (minute >= 30 && minute < 300) assert.ok(is >= was);
          else assert.equal(is, was);
        }
        assert.equal(after, before);
      });
    }),
    { numRuns: 20 },
  );
});
