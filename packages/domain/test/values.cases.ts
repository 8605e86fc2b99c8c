import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { judge, markerOf, readValue, readWholeValue, registerUnitOf, toIntegerUnit } from "../src/index.js";

test("decimal text becomes the whole unit exactly, half-up", () => {
  const table: [string, "kWh" | "Wh" | "m3" | "dm3", number, boolean][] = [
    ["0.39600000000000000000", "kWh", 396, false],
    ["  0.156 ", "kWh", 156, false],
    ["1e-05", "kWh", 0, false],
    ["5e-4", "kWh", 1, true],
    ["4.9999999999999999999e-4", "kWh", 0, true],
    ["1.5E2", "Wh", 150, false],
    ["3.0090001", "kWh", 3009, false],
    ["0.0105", "kWh", 11, true],
    ["0.01001", "kWh", 10, false],
    ["0.010010001", "kWh", 10, true],
    ["0.00999", "kWh", 10, false],
    ["0.009989", "kWh", 10, true],
    [".5", "m3", 500, false],
    ["7.", "dm3", 7, false],
    ["+1.25", "kWh", 1250, false],
    ["-0", "kWh", 0, false],
    ["-0.0005", "kWh", -1, true],
    ["00012.300", "m3", 12300, false],
    ["2.675", "dm3", 3, true],
    ["0.4999999999999999999999999", "Wh", 0, true],
    ["0.00000005", "kWh", 0, false],
    ["1e-4000", "kWh", 0, false],
    ["0e4000", "kWh", 0, false],
  ];
  for (const [text, from, value, offByMoreThanHundredth] of table) {
    assert.deepEqual(
      toIntegerUnit(text, from, registerUnitOf(from)),
      { value, offByMoreThanHundredth },
      text,
    );
  }
  assert.deepEqual(toIntegerUnit(0.1 + 0.2, "kWh", "Wh"), { value: 300, offByMoreThanHundredth: false });
});

test("what is no number, too large or another kind of unit is refused", () => {
  for (const text of [
    "",
    " ",
    "abc",
    "1,5",
    "1 000",
    "0x10",
    "NaN",
    "Infinity",
    "null",
    "--1",
    "1e",
    ".",
    "1".repeat(200),
  ]) {
    assert.throws(() => toIntegerUnit(text, "kWh", "Wh"), RangeError, text);
  }
  assert.throws(() => toIntegerUnit("1e20", "kWh", "Wh"), /too large/);
  assert.throws(() => toIntegerUnit("9007199254740993", "Wh", "Wh"), /too large/);
  assert.throws(() => toIntegerUnit("1", "m3", "Wh"), /m3 is kept as dm3, not as Wh/);
});

test("any decimal text rounds as BigInt arithmetic rounds it", () => {
  const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 1, maxLength: 9 });
  const decimals = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 1, maxLength: 25 });
  fc.assert(
    fc.property(digits, decimals, fc.integer({ min: -8, max: 3 }), (whole, fraction, power) => {
      const scale = 10n ** BigInt(fraction.length + 8);
      const exact = BigInt(whole + fraction) * 10n ** BigInt(8 + power + 3);
      const rounded = (2n * exact + scale) / (2n * scale);
      const difference = exact > rounded * scale ? exact - rounded * scale : rounded * scale - exact;
      const result = toIntegerUnit(`${whole}.${fraction}e${power}`, "kWh", "Wh");
      assert.equal(BigInt(result.value), rounded);
      assert.equal(result.offByMoreThanHundredth, difference * 100n > scale);
    }),
  );
});

test("each marker is found in its source's unit, within 0.001 and not beyond", () => {
  const vendor = ["8590.017", "8590.041", "8590.063", "8590.119", "8590.421", "8591.484"];
  vendor.push("34364.271", "38655.37", "4295.084", "4295.103", "186227.0865");
  for (const code of vendor)
    for (const unit of ["kWh", "m3"] as const) assert.equal(markerOf(code, unit)?.text, code);
  assert.equal(markerOf("16777.215", "m3")?.name, "gas-0xFFFFFF");
  assert.equal(markerOf(16_777_215, "dm3")?.name, "gas-0xFFFFFF");
  assert.equal(markerOf("4294967.295", "kWh")?.name, "electricity-0xFFFFFFFF");
  assert.equal(markerOf("4294967295", "Wh")?.name, "electricity-0xFFFFFFFF");
  assert.equal(markerOf(2147483.647, "kWh")?.name, "electricity-0x7FFFFFFF");
  assert.equal(markerOf("2147483647", "Wh")?.name, "electricity-0x7FFFFFFF");
  for (const near of ["8590.016", "8590.018", "8590.0175", "16777.214", "16777.216"])
    assert.ok(markerOf(near, "m3"), near);
  for (const far of ["8590.0159", "8590.01801", "16777.2139", "16777.2161"])
    assert.equal(markerOf(far, "m3"), null, far);
});

test("a marker of one unit is a number in another", () => {
  assert.equal(markerOf("16777.215", "kWh"), null);
  assert.equal(markerOf("4294967.295", "m3"), null);
  assert.equal(markerOf("8590.017", "Wh"), null);
  for (const text of ["0.5", "", "abc", "-8590.017", "1e300"])
    assert.equal(markerOf(text, "kWh"), null, text);
});

test("physical ceilings: at the limit is within it", () => {
  const table = [
    [38_000, "Wh", "electricity", "ok"],
    [38_001, "Wh", "electricity", "suspect"],
    [100_000, "Wh", "electricity", "suspect"],
    [100_001, "Wh", "electricity", "hold-for-review"],
    [8_000, "dm3", "gas", "ok"],
    [8_001, "dm3", "gas", "suspect"],
    [8_912, "dm3", "gas", "suspect"],
    [8_913, "dm3", "gas", "hold-for-review"],
    [89_765, "Wh", "gas", "ok"],
    [89_766, "Wh", "gas", "suspect"],
    [100_001, "Wh", "gas", "hold-for-review"],
  ] as const;
  for (const [value, unit, fuel, expected] of table)
    assert.equal(judge(value, unit, fuel), expected, `${value} ${unit} ${fuel}`);
  assert.equal(judge(50_000, "Wh", "electricity", { suspectAbove: 60_000, holdAbove: 100_000 }), "ok");
  assert.throws(() => judge(-1, "Wh", "electricity"), RangeError);
});

test("readValue: number, marker, sign, unit, belief, in that order", () => {
  assert.deepEqual(readValue("0.396", "kWh", "electricity"), {
    ok: true,
    value: 396,
    unit: "Wh",
    suspect: false,
    offByMoreThanHundredth: false,
  });
  const codes = [
    ["", "kWh", "not-a-number"],
    ["16777.215", "m3", "invalid-marker"],
    ["4294967.295", "kWh", "invalid-marker"],
    ["-0.001", "kWh", "negative"],
    ["-1e-30", "kWh", "negative"],
    ["100.001", "kWh", "held-for-review"],
    ["1e300", "kWh", "held-for-review"],
    ["9999999999999", "Wh", "held-for-review"],
  ] as const;
  for (const [text, unit, code] of codes) {
    const read = readValue(text, unit, unit === "m3" ? "gas" : "electricity");
    assert.equal(read.ok ? "ok" : read.code, code, text);
    assert.ok(read.ok || !/\d{2}/.test(read.message), "a message repeats no value");
  }
  for (const zero of ["-0", "-0.000", "0e999"])
    assert.equal(readValue(zero, "kWh", "electricity").ok, true, zero);
  const suspect = readValue("38.001", "kWh", "electricity");
  assert.equal(suspect.ok && suspect.suspect, true);
});

test("what a register itself says is read as the same value in words would be", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4_000_000 }),
      fc.constantFrom(["Wh", "electricity"] as const, ["dm3", "gas"] as const, ["Wh", "gas"] as const),
      (value, [unit, fuel]) =>
        assert.deepEqual(readWholeValue(value, unit, fuel), readValue(String(value), unit, fuel)),
    ),
    { seed: 7 },
  );
  for (const value of [-1, 0.5, Number.NaN, 2 ** 53])
    assert.throws(() => readWholeValue(value, "Wh", "electricity"), RangeError);
});
