import assert from "node:assert/strict";
import { test } from "node:test";
import {
  compareRegisters,
  gspGroupOf,
  parseMpan,
  parseMprn,
  parseRegisterKey,
  registerKey,
  type Register,
} from "../src/index.js";

test("MPAN: the 13-digit core by its check digit, however it is typed", () => {
  // 2000027391990: the worked example of DESIGN's facts of the field.
  for (const text of [
    "2000027391990",
    " 20 0002 7391 990 ",
    "S 2000027391990",
    "20-00027391-990",
    "01801101 2000027391990",
  ]) {
    assert.deepEqual(parseMpan(text), { ok: true, value: "2000027391990" }, text);
  }
});

test("MPAN: nearly every single wrong digit of the example is found", () => {
  const core = "2000027391990";
  let found = 0;
  for (let i = 0; i < 13; i++) {
    for (let digit = 0; digit < 10; digit++) {
      if (String(digit) === core[i]) continue;
      found += parseMpan(core.slice(0, i) + digit + core.slice(i + 1)).ok ? 0 : 1;
    }
  }
  // 117 wrong numbers. Remainders 0 and 10 share the check digit 0, so a few slip through.
  assert.ok(found >= 105, `${found} of 117`);
});

test("MPAN: what is refused, and the bypass for sources with made-up numbers", () => {
  for (const text of ["", "200002739199", "20000273919901", "2000027391990x", "２０００027391990"]) {
    const parsed = parseMpan(text);
    assert.equal(parsed.ok, false, text);
    assert.match(parsed.ok ? "" : parsed.message, /13 digits/);
  }
  const wrong = parseMpan("2000027391991");
  assert.deepEqual([wrong.ok, wrong.ok ? "" : wrong.code], [false, "mpan-invalid"]);
  assert.deepEqual(parseMpan("2000027391991", { checkDigit: "warn" }), {
    ok: true,
    value: "2000027391991",
    warning: "mpan-check-digit",
  });
});

test("MPAN: a remainder of 10 is written 0", () => {
  // 3 x 1 + 5 x 2 + ... = 142, mod 11 = 10.
  assert.equal(parseMpan("1200000000030").ok, true);
});

test("MPRN: 6 to 10 digits; failing check digits are only a warning", () => {
  assert.deepEqual(parseMprn("3938424403"), { ok: true, value: "3938424403" });
  assert.deepEqual(parseMprn("39 3842 4403"), { ok: true, value: "3938424403" });
  assert.deepEqual(parseMprn("3938424404"), { ok: true, value: "3938424404", warning: "mprn-check-digits" });
  // By hand: 1 x 4 + 2 x 3 + 3 x 2 + 4 x 1 = 20, 20 mod 11 = 9.
  assert.deepEqual(parseMprn("123409"), { ok: true, value: "123409" });
  for (const text of ["12345", "12345678901", "", "12a456"]) assert.equal(parseMprn(text).ok, false, text);
});

test("GSP group by distributor id; independent networks do not tell", () => {
  const letters = ["A", "B", "C", "D", "E", "F", "G", "P", "N", "J", "H", "K", "L", "M"];
  letters.forEach((letter, i) => assert.equal(gspGroupOf(`${10 + i}00000000000`), `_${letter}`));
  for (const id of ["00", "09", "24", "25", "26", "99"]) assert.equal(gspGroupOf(`${id}00000000000`), null);
});

test("a register's key reads back, and registers sort", () => {
  const register = (over: Partial<Register>): Register => ({
    meterPoint: "2000027391990",
    fuel: "electricity",
    direction: "import",
    element: 1,
    ...over,
  });
  const sorted = [
    register({}),
    register({ element: 2 }),
    register({ direction: "export" }),
    register({ meterPoint: "2100000000000" }),
    register({ fuel: "gas", meterPoint: "123409" }),
  ];
  for (const one of sorted) assert.deepEqual(parseRegisterKey(registerKey(one)), one);
  assert.equal(registerKey(sorted[1]!), "electricity/2000027391990/import/2");
  assert.deepEqual(sorted.toReversed().toSorted(compareRegisters), sorted);
  for (const text of [
    "",
    "electricity/1/import/1",
    "water/2000027391990/import/1",
    "gas/123409/import/3",
    "gas/123409/import/1/",
  ]) {
    assert.equal(parseRegisterKey(text), null, text);
  }
});
