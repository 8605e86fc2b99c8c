import assert from "node:assert/strict";
import { test } from "node:test";
import { NewAgreementSchema } from "@halfhourly/contracts";
import { addDays, gspGroupOf, parseMpan, parseMprn } from "@halfhourly/domain";
import { Value } from "typebox/value";
import { demonstrationHomes } from "../src/index.js";

const demonstration = demonstrationHomes({ seed: 1, today: "2026-11-23" });
const meters = demonstration.homes.flatMap((home) => home.meters);

test("meter numbers are unlike, pass their check digits and name the region", () => {
  assert.equal(new Set(meters.map(({ meterPoint }) => meterPoint)).size, meters.length);
  for (const { fuel, meterPoint, region } of meters) {
    const read = fuel === "gas" ? parseMprn(meterPoint) : parseMpan(meterPoint);
    assert.deepEqual(read, { ok: true, value: meterPoint });
    assert.equal(region, fuel === "gas" ? null : gspGroupOf(meterPoint));
    assert.ok(fuel === "gas" || region !== null);
  }
});

test("accounts are unlike and no mail can reach them (RFC 2606: .example)", () => {
  const emails = demonstration.homes.map(({ email }) => email);
  assert.equal(new Set(emails).size, 4);
  for (const email of emails) assert.match(email, /^[a-z0-9]+@demo\.halfhourly\.example$/);
});

for (const today of ["2026-11-23", "2026-04-01", "2026-04-02", "2025-01-01", "2028-02-29"]) {
  test(`${today}: agreements are valid, labelled, without gaps, and change once or twice`, () => {
    const { from, to, homes } = demonstrationHomes({ seed: 4, today });
    for (const { home, meters: homeMeters } of homes) {
      for (const { registers, agreements } of homeMeters) {
        for (const { direction } of registers) {
          const own = agreements.filter((agreement) => agreement.direction === direction);
          for (const agreement of own) {
            assert.ok(Value.Check(NewAgreementSchema, agreement), `${home} ${JSON.stringify(agreement)}`);
            assert.equal(agreement.origin, "generated");
            assert.equal(agreement.vat, "included");
          }
          assert.ok(own[0]!.from <= from && own.at(-1)!.to! >= to);
          own.slice(1).forEach((next, i) => assert.equal(next.from, addDays(own[i]!.to!, 1)));
          const changes = own.filter((agreement) => agreement.from > from).length;
          assert.ok(changes === 1 || changes === 2, `${home} changes ${changes} times`);
        }
      }
    }
  });
}

test("intensities are whole grams for every half hour, by region, higher on winter evenings than at night", () => {
  assert.deepEqual(
    demonstration.intensities.map(({ region }) => region),
    ["_B", "_D", "_F", "_L"],
  );
  for (const { gramsPerKwh, origin } of demonstration.intensities) {
    assert.equal(origin, "generated");
    assert.ok(gramsPerKwh.every((grams) => Number.isInteger(grams) && grams >= 0 && grams < 700));
    // The history starts on 23 October: from slot 1,000 on it is winter and London keeps GMT.
    const at = (index: number) =>
      Array.from({ length: 80 }, (_, day) => gramsPerKwh[2 + 1000 - (1000 % 48) + day * 48 + index]!);
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    assert.ok(mean(at(37)) > mean(at(8)));
  }
});
