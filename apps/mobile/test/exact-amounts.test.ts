import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bandName } from "../src/features/compare/band-name.js";
import { addExactPence, everyDigit, negated, poundsOfExact } from "../src/features/compare/exact-amounts.js";
import { energyOf } from "../src/features/compare/month-lines.js";
import { words } from "./compared.js";

test("exact pence are rounded half-up to the penny for reading, and told whole on demand", () => {
  assert.equal(poundsOfExact("8432.5000"), "£84.33");
  assert.equal(poundsOfExact("8432.4999"), "£84.32");
  assert.equal(poundsOfExact("-8432.5000"), "−£84.33");
  assert.equal(poundsOfExact("-0.4999"), "£0.00");
  assert.equal(poundsOfExact("123456700.0000"), "£1,234,567.00");
  assert.equal(everyDigit("8432.1234"), "£84.321234");
  assert.equal(everyDigit("109000.0000"), "£1,090.00");
  assert.equal(everyDigit("0.0001"), "£0.000001");
  assert.equal(everyDigit("-5.5000"), "−£0.055");
});

const exact = fc.bigInt({ min: -9_999_999_999_999n, max: 9_999_999_999_999n }).map((units) => {
  const digits = String(units < 0n ? -units : units).padStart(5, "0");
  return { units, text: `${units < 0n ? "-" : ""}${digits.slice(0, -4)}.${digits.slice(-4)}` };
});

test("adding loses nothing, and the other way round twice is the same", () => {
  fc.assert(
    fc.property(fc.array(exact, { maxLength: 40 }), (amounts) => {
      const sum = addExactPence(amounts.map(({ text }) => text));
      const units = amounts.reduce((so, amount) => so + amount.units, 0n);
      assert.equal(BigInt(sum.replace(".", "")), units);
      assert.match(sum, /^-?\d+\.\d{4}$/);
    }),
  );
  fc.assert(fc.property(exact, ({ text }) => assert.equal(negated(negated(text)), text)));
  assert.equal(negated("0.0000"), "0.0000");
});

test("the energy of a month is all of its bands", () => {
  const month = {
    month: "2026-01",
    lines: [
      { band: "day", pencePerKwh: "24.5", wh: 1000, exactPence: "24.5000" },
      { band: "night", pencePerKwh: "13.5", wh: 1000, exactPence: "13.5001" },
    ],
    standingDays: 31,
    standingExactPence: "10.0000",
    vatExactPence: "1.0000",
    totalExactPence: "49.0001",
  };
  assert.equal(energyOf(month), "38.0001");
});

test("bands that we know have a name in the reader's language; a supplier's own stays as it is", () => {
  assert.deepEqual(bandName("day, night", words.cy.compare), { text: "Dydd, Nos", isOwn: true });
  assert.deepEqual(bandName("Super saver", words.cy.compare), { text: "Super saver", isOwn: false });
});
