import assert from "node:assert/strict";
import { test } from "node:test";
import type { ReadRegister } from "../src/index.js";
import { chooseRegisters } from "../src/actions/choose-registers.js";
import { MPAN } from "./service.js";

const OTHER = "1700052624128";
const METER = { fuel: "electricity", meterPoint: MPAN } as const;

function register(facts: Partial<ReadRegister>): ReadRegister {
  return {
    id: null,
    fuel: "electricity",
    direction: "import",
    element: 1,
    unit: "Wh",
    readings: [],
    ...facts,
  };
}

const CASES: readonly [
  what: string,
  registers: readonly ReadRegister[],
  chosen: readonly number[] | string,
  warnings: readonly string[],
][] = [
  ["a register that names no meter", [register({})], [0], []],
  ["the meter's own register", [register({ id: MPAN })], [0], []],
  ["its MPAN with the top line", [register({ id: `01 801 902 ${MPAN}` })], [0], []],
  [
    "both directions and both elements of it",
    [register({ id: MPAN }), register({ id: MPAN, direction: "export" }), register({ id: MPAN, element: 2 })],
    [0, 1, 2],
    [],
  ],
  [
    "the meter among others",
    [register({ id: OTHER }), register({ id: MPAN })],
    [1],
    ["other-meters-left-out"],
  ],
  ["one other meter alone", [register({ id: OTHER })], [0], ["meter-point-differs"]],
  ["a trial's household id alone", [register({ id: "MAC000002" })], [0], ["meter-point-differs"]],
  ["several others", [register({ id: OTHER }), register({ id: "MAC000002" })], "several-meters", []],
  ["a meter beside an unnamed one", [register({ id: OTHER }), register({})], "several-meters", []],
  ["one register in two units", [register({}), register({ unit: "dm3" })], "several-meters", []],
  ["both fuels", [register({}), register({ fuel: "gas" })], [0], ["other-fuel-left-out"]],
  ["the other fuel", [register({ fuel: "gas" })], "wrong-fuel", []],
];

for (const [what, registers, expected, warnings] of CASES) {
  test(`of ${what}: ${typeof expected === "string" ? expected : "taken"}`, () => {
    const chosen = chooseRegisters(registers, METER);
    if (!chosen.ok) {
      assert.equal(chosen.code, expected);
      assert.match(chosen.message, /Nothing was stored/);
      return;
    }
    assert.deepEqual(
      chosen.registers.map((one) => registers.indexOf(one)),
      expected,
    );
    assert.deepEqual(
      chosen.warnings.map(({ code }) => code),
      warnings,
    );
  });
}
