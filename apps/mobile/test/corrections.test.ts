import assert from "node:assert/strict";
import { test } from "node:test";
import { notesOf, qualityOf, reasonsOf } from "../src/features/usage/bar-notes.js";
import { chartBarsOf } from "../src/features/usage/chart-bars.js";
import { changeOf, dayCorrections } from "../src/features/usage/corrections.js";
import type { Finding } from "../src/features/usage/finding.js";
import { sayWithin } from "../src/features/usage/say.js";
import { mainFinding } from "../src/features/usage/sentences.js";
import { usageBarsOf, type UsageBar } from "../src/features/usage/usage-bars.js";
import { usageAnswer } from "./usage-answers.js";
import { both, voices } from "./voices.js";

const plain = (text: string) => text.replaceAll("\u00a0", " ");
const told = (finding: Finding) => both(finding).map(plain);

const corrected = usageAnswer("day", "2026-11-20", "electricity");
const correctedBars = usageBarsOf(corrected);
const changedBar = correctedBars[35] as UsageBar;

test("a corrected half hour says when and what changed, and what the first figure was", () => {
  assert.deepEqual(told(reasonsOf(changedBar, "cost", true)[0]!), [
    "Changed on 21 November: 0.42 → 0.39 kWh. The first figure was an estimate.",
    "Newidiwyd ar 21 Tachwedd: 0.42 → 0.39 kWh. Amcangyfrif oedd y ffigur cyntaf.",
  ]);
  assert.deepEqual(chartBarsOf(correctedBars, "cost")[35]?.marks, ["corrected"]);
});

test("its row of the table says the same", () => {
  const { change } = notesOf(changedBar)[0]!;
  assert.equal(plain(sayWithin(change!, voices.en)), "changed on 21 November: 0.42 → 0.39 kWh");
  assert.equal(plain(sayWithin(change!, voices.cy)), "newidiwyd ar 21 Tachwedd: 0.42 → 0.39 kWh");
});

test("a day tells up to three corrections by their time, and counts more", () => {
  assert.deepEqual(dayCorrections(correctedBars, 1).flatMap(told), [
    "Electricity from 17:30 to 18:00 changed on 21 November: 0.42 → 0.39 kWh.",
    "Newidiwyd trydan 17:30 i 18:00 ar 21 Tachwedd: 0.42 → 0.39 kWh.",
  ]);
  const four = [1, 2, 3, 4].map(() => changedBar);
  assert.equal(dayCorrections(four.slice(1), 3).length, 3);
  assert.deepEqual(
    dayCorrections(four, 4).flatMap(told)[0],
    "4 half-hour readings were corrected after they first arrived.",
  );
  assert.deepEqual(dayCorrections(usageBarsOf(usageAnswer("day", "2026-11-18", "electricity")), 0), []);
});

test("a change in the last watt-hour, of another year, of gas, and of an old copy without a date", () => {
  const change = { unit: "Wh", from: 421, to: 390, at: "2025-05-03T07:00:00Z", first: "actual" } as const;
  assert.equal(told(changeOf(change))[0], "Changed on 3 May 2025: 0.421 → 0.390 kWh.");
  assert.equal(
    told(changeOf({ ...change, unit: "dm3", from: 38, to: 35 }))[0],
    "Changed on 3 May 2025: 0.038 → 0.035 m³.",
  );
  assert.equal(
    told(changeOf({ ...change, at: null }))[0],
    "Changed after it first arrived: 0.421 → 0.390 kWh.",
  );
  const late = { ...change, at: "2026-05-02T23:30:00Z" };
  assert.equal(told(changeOf(late))[0], "Changed on 3 May: 0.421 → 0.390 kWh.", "the date is London's");
});

test("live figures are marked and said to be so far; the meter's own in their place are no correction", () => {
  const today = usageAnswer("day", "2026-11-21", "electricity");
  const bars = usageBarsOf(today);
  const live = bars.find(({ parts }) => parts.some(({ coverage }) => coverage.provisional > 0))!;
  assert.deepEqual(chartBarsOf(bars, "energy")[bars.indexOf(live)]?.marks, ["provisional"]);
  assert.deepEqual(
    notesOf(live).map(({ state, count }) => [state, count]),
    [["provisional", null]],
  );
  assert.equal(qualityOf(live.parts[0]!), "provisional");
  assert.match(told(reasonsOf(live, "energy", true)[0]!)[0]!, /^Live so far: .* takes its place/);

  const { imported } = today;
  const whole = { ...imported, coverage: { ...imported.coverage, notYet: 0 } };
  assert.match(
    told(mainFinding({ ...today, imported: whole, fuels: ["electricity"] }, "energy"))[0]!,
    /so far on/,
  );

  const replaced: UsageBar = {
    ...changedBar,
    parts: changedBar.parts.map((part) => ({
      ...part,
      coverage: { ...part.coverage, corrected: 0 },
      corrections: part.corrections.map((change) => ({ ...change, first: "live" as const })),
    })),
  };
  assert.deepEqual(dayCorrections([replaced], 0), []);
  assert.deepEqual(notesOf(replaced), []);
  assert.equal(
    told(reasonsOf(replaced, "energy", true)[0]!)[0],
    "Counted live at first; the meter’s own reading came on 21 November: 0.42 → 0.39 kWh.",
  );
});
