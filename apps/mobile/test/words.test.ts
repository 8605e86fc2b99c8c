import assert from "node:assert/strict";
import { test } from "node:test";
import { TOPICS } from "../src/features/help/topics.js";
import { cy } from "../src/words/cy/index.js";
import { en } from "../src/words/en/index.js";
import { pluralFormOf } from "../src/words/plural-rules.js";

const FORMS = /_(zero|one|two|few|many|other)$/;
const WELSH_FORMS = ["zero", "one", "two", "few", "many", "other"];

/** Every text of a catalogue by its path: "meters.newMeter.fuel.title". */
function textsOf(catalogue: object, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(catalogue)) {
    const here = path === "" ? key : `${path}.${key}`;
    if (typeof value === "string") found.set(here, value);
    else for (const [inner, text] of textsOf(value as object, here)) found.set(inner, text);
  }
  return found;
}

const english = textsOf(en);
const welsh = textsOf(cy);
const stems = (texts: Map<string, string>) =>
  [...new Set([...texts.keys()].map((key) => key.replace(FORMS, "")))].sort();
const slots = (text: string) => [...text.matchAll(/\{\{(\w+)(?:, \w+)?\}\}/g)].map(([, name]) => name).sort();

test("both catalogues say the same things", () => {
  assert.deepEqual(stems(welsh), stems(english));
});

test("a text that counts has two forms in English and six in Welsh", () => {
  const counted = [...english.keys()].filter((key) => FORMS.test(key)).map((key) => key.replace(FORMS, ""));
  for (const stem of new Set(counted)) {
    for (const form of ["one", "other"]) assert.ok(english.has(`${stem}_${form}`), `English ${stem}_${form}`);
    for (const form of WELSH_FORMS) assert.ok(welsh.has(`${stem}_${form}`), `Welsh ${stem}_${form}`);
  }
});

test("the same figures are named in both languages", () => {
  for (const [key, text] of welsh) {
    const inEnglish = english.get(key) ?? english.get(key.replace(FORMS, "_other")) ?? "";
    const named = slots(text).filter((name) => name !== "count");
    assert.deepEqual(
      named,
      slots(inEnglish).filter((name) => name !== "count"),
      key,
    );
  }
});

test("no text is empty, and none has a straight apostrophe or a left-over", () => {
  for (const [key, text] of [...english, ...welsh]) {
    assert.notEqual(text.trim(), "", key);
    assert.doesNotMatch(text, /'|\bTODO\b|undefined/, key);
  }
});

/** Words that stand alike in both languages: names, units, abbreviations. */
const ALIKE =
  /^(Halfhourly|Help|Cost|Carbon|Tariff|GMT|MPAN|MPRN|English|Cymraeg|Android|kWh|m³|£|CO₂|[\d\s.,:%·{}a-zA-Z_()/–-]*\{\{\w+\}\}[\s\d.,:%·()/–-]*(\{\{\w+\}\}[\s\d.,:%·()/–-]*)*)$/;

test("no English text is left in the Welsh catalogue", () => {
  const left = [...welsh]
    .filter(([key, text]) => english.get(key) === text && !ALIKE.test(text))
    .map(([key, text]) => `${key}: ${text}`);
  assert.deepEqual(left, []);
});

test("no plain English word stands in a Welsh text", () => {
  const words =
    /\b(the|and|of|your|you|with|from|this|that|was|were|have|has|not|are|for|which|when|what|than|more|less|used|meter|reading|readings|half|hour|hours|week|month|year|yesterday|today)\b/i;
  // What a supplier's site calls its download is quoted as it stands there.
  const quoted = /‘[^’]*’|“[^”]*”|\{\{[^}]*\}\}/g;
  const left = [...welsh]
    .filter(([, text]) => words.test(text.replace(quoted, "")))
    .map(([key, text]) => `${key}: ${text}`);
  assert.deepEqual(left, []);
});

test("each topic of the help page has its words", () => {
  for (const [topic, parts] of Object.entries(TOPICS)) {
    for (const part of ["title", ...parts])
      assert.ok(english.has(`help.topics.${topic}.${part}`), `${topic}.${part}`);
  }
});

test("Welsh counts in six forms", () => {
  const forms = [0, 1, 2, 3, 4, 5, 6, 7, 11].map((count) => pluralFormOf(count, "cy"));
  assert.deepEqual(forms, ["zero", "one", "two", "few", "other", "other", "many", "other", "other"]);
  assert.deepEqual(
    [0, 1, 2].map((count) => pluralFormOf(count, "en-GB")),
    ["other", "one", "other"],
  );
});
