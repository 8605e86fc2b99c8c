import assert from "node:assert/strict";
import { test } from "node:test";
import { createInstance } from "i18next";
import type { HomeRow } from "../src/data/answers.js";
import { leadFindings, rowFacts } from "../src/features/home/sentences.js";
import { say, type Voice } from "../src/features/usage/say.js";
import { usage as cyUsage } from "../src/words/cy/usage.js";
import { usage as enUsage } from "../src/words/en/usage.js";
import { ensureWelshPlurals } from "../src/words/plural-rules.js";
import { homeAnswer } from "./usage-answers.js";

ensureWelshPlurals();

function voiceOf(language: "en" | "cy"): Voice {
  const i18n = createInstance();
  const resources = { en: { usage: enUsage }, cy: { usage: cyUsage } };
  void i18n.init({
    lng: language,
    resources,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return {
    language,
    today: "2026-11-21",
    sentence: (key, values) => i18n.t(`finding.${key}`, { ns: "usage", ...values }),
  };
}
const [english, welsh] = [voiceOf("en"), voiceOf("cy")];

function rowOf(period: HomeRow["period"], change: (row: HomeRow) => HomeRow = (row) => row): HomeRow {
  const row = homeAnswer().rows.find((candidate) => candidate.period === period);
  assert.ok(row);
  return change(row);
}

test("Home says the newest day first, in both languages", () => {
  const [lead] = leadFindings(homeAnswer());
  assert.ok(lead);
  assert.match(
    say(lead, english),
    /^You have used £\d+\.\d\d of electricity and gas so far on Saturday 21 November, about .* by the same time\.$/,
  );
  assert.match(
    say(lead, welsh),
    /^Rydych wedi defnyddio gwerth £\d+\.\d\d o drydan a nwy hyd yma ddydd Sadwrn 21 Tachwedd, .* erbyn yr un amser\.$/,
  );
});

test("a home without readings says nothing hollow", () => {
  assert.deepEqual(leadFindings({ rows: [] }), []);
});

test("what is missing from the newest day is said at once", () => {
  const rows = homeAnswer().rows.map((row) => ({
    ...row,
    imported: { ...row.imported, coverage: { ...row.imported.coverage, missing: 3 } },
  }));
  assert.deepEqual(
    leadFindings({ rows })
      .map((finding) => say(finding, english))
      .slice(1),
    ["3 half-hour readings are missing, so the true total is higher."],
  );
});

test("each row names its period by itself and shares itself between two fuels", () => {
  assert.deepEqual(
    (["day", "week", "month"] as const).map((period) => say(rowFacts(rowOf(period)).title, english)),
    ["Saturday 21 November", "16 to 22 November", "November"],
  );
  const facts = rowFacts(rowOf("week"));
  assert.deepEqual(
    facts.fuels.map(({ fuel }) => fuel),
    ["electricity", "gas"],
  );
  assert.equal(
    facts.fuels.reduce((sum, { value }) => sum + (value ?? 0), 0),
    facts.value,
  );
  assert.deepEqual(rowFacts(homeAnswer(["electricity"]).rows[0] as HomeRow).fuels, []);
});

test("without a tariff a row tells energy and says why there is no cost", () => {
  const unpriced = { costPence: null, costExactPounds: null, standingChargePence: null, vatPence: null };
  const facts = rowFacts(
    rowOf("day", (row) => ({
      ...row,
      imported: { ...row.imported, ...unpriced },
      byFuel: row.byFuel.map(({ fuel, imported }) => ({ fuel, imported: { ...imported, ...unpriced } })),
      comparison: { ...row.comparison, changeCostPercent: null },
    })),
  );
  assert.equal(facts.measure, "energy");
  assert.deepEqual(
    facts.caveats.map((caveat) => say(caveat, english)),
    ["We cannot say what this cost, because no tariff covers it yet."],
  );
  assert.match(facts.change.key, /^change\.(same|less|more)$/);
});

test("one fuel without a tariff is named, not counted as nothing", () => {
  const facts = rowFacts(
    rowOf("day", (row) => ({
      ...row,
      byFuel: row.byFuel.map(({ fuel, imported }) =>
        fuel === "gas"
          ? { fuel, imported: { ...imported, costPence: null, costExactPounds: null } }
          : { fuel, imported },
      ),
    })),
  );
  assert.equal(facts.fuels.find(({ fuel }) => fuel === "gas")?.value, null);
  assert.deepEqual(
    facts.caveats.map((caveat) => say(caveat, welsh)),
    ["Nid yw nwy yn y gost: nid oes tariff ar ei gyfer eto."],
  );
});

test("export has its own sentence, and too little earlier data is said plainly", () => {
  const solar = homeAnswer(["electricity", "export"]).rows[1];
  assert.ok(solar);
  assert.match(
    say(rowFacts(solar).exported ?? { key: "exported" }, english),
    /^You sent .* to the grid and earned £?\d/,
  );
  const unfair = rowOf("day", (row) => ({ ...row, comparison: { ...row.comparison, enough: false } }));
  assert.equal(say(rowFacts(unfair).change, english), "Too little earlier data to compare");
});

test("English and Welsh have the same sentences with the same blanks", () => {
  const flat = (words: object, path = ""): [string, string][] =>
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === "string" ? [[path + key, value]] : flat(value as object, `${path}${key}.`),
    );
  const withoutForm = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, "");
  const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
  const inEnglish = new Map(flat(enUsage).map(([key, text]) => [withoutForm(key), text]));
  const inWelsh = new Map(flat(cyUsage).map(([key, text]) => [withoutForm(key), text]));
  assert.deepEqual([...inWelsh.keys()].sort(), [...inEnglish.keys()].sort());
  for (const [key, text] of inEnglish) {
    assert.deepEqual([...new Set(blanks(inWelsh.get(key) ?? ""))], [...new Set(blanks(text))], key);
  }
});
