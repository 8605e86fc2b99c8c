import assert from "node:assert/strict";
import { test } from "node:test";
import { caveats, mainFinding, type PeriodFigure } from "../src/features/usage/sentences.js";
import { say } from "../src/features/usage/say.js";
import { usageAnswer } from "./usage-answers.js";
import { both, voices } from "./voices.js";

const COVERAGE = {
  expected: 48,
  actual: 48,
  estimated: 0,
  suspect: 0,
  missing: 0,
  notYet: 0,
  corrected: 0,
  provisional: 0,
  notPriced: 0,
  notCarbon: 0,
};
const FIGURE: PeriodFigure = {
  period: "day",
  from: "2026-11-21",
  to: "2026-11-21",
  fuels: ["electricity"],
  imported: {
    quantity: 8421,
    energyWh: 8421,
    costPence: 241,
    costExactPounds: "2.4100000000",
    standingChargePence: 53,
    vatPence: 11,
    carbonGrams: 1240,
    coverage: COVERAGE,
  },
  comparison: {
    from: "2026-11-14",
    to: "2026-11-14",
    pairedHalfHours: 48,
    expectedHalfHours: 48,
    enough: true,
    nowWh: 8421,
    beforeWh: 9907,
    changePercent: -15,
    nowCostPence: 188,
    beforeCostPence: 221,
    changeCostPercent: -15,
  },
};
function figure(change: Partial<PeriodFigure>, coverage: Partial<typeof COVERAGE> = {}): PeriodFigure {
  return { ...FIGURE, imported: { ...FIGURE.imported, coverage: { ...COVERAGE, ...coverage } }, ...change };
}
const changed = (percent: number | null) => ({
  comparison: { ...FIGURE.comparison, changeCostPercent: percent, changePercent: percent },
});

test("a day so far, and how it compares", () => {
  assert.deepEqual(
    both(mainFinding(figure({ fuels: ["electricity", "gas"] }, { notYet: 13, actual: 35 }), "cost")),
    [
      "You have used £2.41 of electricity and gas so far on Saturday 21 November, about 15% less than the Saturday before by the same time.",
      "Rydych wedi defnyddio gwerth £2.41 o drydan a nwy hyd yma ddydd Sadwrn 21 Tachwedd, tua 15% yn llai na’r dydd Sadwrn blaenorol erbyn yr un amser.",
    ],
  );
});

test("a whole day in each measure", () => {
  assert.deepEqual(both(mainFinding(FIGURE, "cost")), [
    "You used £2.41 of electricity on Saturday 21 November, about 15% less than the Saturday before.",
    "Defnyddioch werth £2.41 o drydan ddydd Sadwrn 21 Tachwedd, tua 15% yn llai na’r dydd Sadwrn blaenorol.",
  ]);
  assert.deepEqual(both(mainFinding(figure({ fuels: ["gas"] }), "energy")), [
    "You used 8.42\u00a0kWh of gas on Saturday 21 November, about 15% less than the Saturday before.",
    "Defnyddioch 8.42\u00a0kWh o nwy ddydd Sadwrn 21 Tachwedd, tua 15% yn llai na’r dydd Sadwrn blaenorol.",
  ]);
  assert.deepEqual(both(mainFinding(FIGURE, "carbon")), [
    "Using electricity caused about 1.2\u00a0kg\u00a0CO₂e on Saturday 21 November, about 15% less than the Saturday before.",
    "Achosodd defnyddio trydan tua 1.2\u00a0kg\u00a0CO₂e ddydd Sadwrn 21 Tachwedd, tua 15% yn llai na’r dydd Sadwrn blaenorol.",
  ]);
});

test("the change is said by its size", () => {
  const said = (percent: number | null) =>
    say(mainFinding(figure(changed(percent)), "cost"), voices.en).replace(/^.*November/, "");
  assert.equal(said(null), ".");
  assert.equal(said(-2.9), ", about the same as the Saturday before.");
  assert.equal(said(3), ", about 3% more than the Saturday before.");
  assert.equal(said(99), ", about 99% more than the Saturday before.");
  assert.equal(said(130), ", more than twice as much as the Saturday before.");
  assert.equal(said(340), ", more than 4 times as much as the Saturday before.");
  assert.match(
    say(mainFinding(figure(changed(340)), "cost"), voices.cy),
    /mwy na 4 gwaith cymaint â’r dydd Sadwrn blaenorol\.$/,
  );
});

test("no percentage where the comparison does not hold enough", () => {
  const unfair = figure({ comparison: { ...FIGURE.comparison, enough: false } });
  assert.equal(
    say(mainFinding(unfair, "cost"), voices.en),
    "You used £2.41 of electricity on Saturday 21 November.",
  );
});

test("week, month and year say how they are compared", () => {
  const said = (change: Partial<PeriodFigure>) => both(mainFinding(figure(change), "cost"));
  const week = { ...FIGURE.comparison, from: "2026-11-09", to: "2026-11-15" };
  assert.deepEqual(said({ period: "week", from: "2026-11-16", to: "2026-11-22", comparison: week }), [
    "You used £2.41 of electricity in the week 16 to 22 November, about 15% less than the week before.",
    "Defnyddioch werth £2.41 o drydan yn ystod wythnos 16 i 22 Tachwedd, tua 15% yn llai na’r wythnos flaenorol.",
  ]);
  assert.deepEqual(said({ period: "month", from: "2026-11-01", to: "2026-11-30" }), [
    "You used £2.41 of electricity in November, about 15% less than the month before, weekday for weekday.",
    "Defnyddioch werth £2.41 o drydan ym mis Tachwedd, tua 15% yn llai na’r mis blaenorol, gan gymharu’r un dyddiau o’r wythnos.",
  ]);
  assert.deepEqual(said({ period: "year", from: "2026-01-01", to: "2026-12-31" }), [
    "You used £2.41 of electricity in 2026, about 15% less than the year before, weekday for weekday.",
    "Defnyddioch werth £2.41 o drydan yn 2026, tua 15% yn llai na’r flwyddyn flaenorol, gan gymharu’r un dyddiau o’r wythnos.",
  ]);
});

test("a date of another year says its year", () => {
  const earlier = figure({
    from: "2025-11-22",
    to: "2025-11-22",
    comparison: { ...FIGURE.comparison, enough: false },
  });
  assert.match(say(mainFinding(earlier, "cost"), voices.en), /on Saturday 22 November 2025\.$/);
});

test("without a cost the sentence says the energy", () => {
  const unpriced = figure({ imported: { ...FIGURE.imported, costPence: null, costExactPounds: null } });
  assert.match(say(mainFinding(unpriced, "cost"), voices.en), /^You used 8\.42\u00a0kWh of electricity/);
  assert.deepEqual(caveats(unpriced.imported, "cost", ["electricity"]), [{ key: "notPricedAll" }]);
});

test("nothing held is told apart from nothing yet", () => {
  assert.deepEqual(both(mainFinding(figure({}, { actual: 0, notYet: 48 }), "cost")), [
    "No readings have arrived yet for Saturday 21 November.",
    "Does dim darlleniadau wedi cyrraedd eto ar gyfer dydd Sadwrn 21 Tachwedd.",
  ]);
  assert.deepEqual(both(mainFinding(figure({}, { actual: 0, missing: 48 }), "cost")), [
    "No readings are held for Saturday 21 November.",
    "Does dim darlleniadau gennym ar gyfer dydd Sadwrn 21 Tachwedd.",
  ]);
});

test("every limit of a figure has its sentence, in the order of what matters", () => {
  const { imported } = figure(
    {},
    { actual: 37, missing: 3, estimated: 6, suspect: 2, corrected: 1, notPriced: 5 },
  );
  const bounded = { ...imported, costLowPence: 235, costHighPence: 247 };
  const said = caveats(bounded, "cost", []).map(both);
  assert.deepEqual(
    said.map(([english]) => english),
    [
      "3 half-hour readings are missing, so the true total is higher.",
      "6 of 45 half-hour readings are estimated and may change.",
      "2 half-hour readings look too high to be right. They count in the energy, but not in the cost or the carbon.",
      "1 half-hour reading was corrected after it first arrived.",
      "3 half-hour readings are not in the cost: no tariff covers them.",
      "The cost lies between £2.35 and £2.47, because your meter changes rate part-way through a half hour.",
    ],
  );
  assert.deepEqual(
    said.map(([, welsh]) => welsh),
    [
      "Mae 3 darlleniad hanner awr ar goll, felly mae’r gwir gyfanswm yn uwch.",
      "Mae 6 o’r 45 darlleniad hanner awr wedi’u hamcangyfrif, a gallant newid.",
      "Mae 2 ddarlleniad hanner awr yn edrych yn rhy uchel i fod yn gywir. Maen nhw’n cyfrif yn yr ynni, ond nid yn y gost na’r carbon.",
      "Cafodd 1 darlleniad hanner awr ei gywiro ar ôl iddo gyrraedd gyntaf.",
      "Nid yw 3 darlleniad hanner awr yn y gost: nid oes tariff ar eu cyfer.",
      "Mae’r gost rhwng £2.35 a £2.47, oherwydd bod eich mesurydd yn newid cyfradd yng nghanol hanner awr.",
    ],
  );
});

test("a whole answer of the service gives a sentence with nothing left to fill in", () => {
  for (const period of ["day", "week", "month", "year"] as const) {
    const answer = usageAnswer(period, "2026-11-20", "both", ["electricity", "gas", "export"]);
    for (const measure of ["cost", "energy", "carbon"] as const) {
      const findings = [
        mainFinding({ ...answer, fuels: ["electricity", "gas"] }, measure),
        ...caveats(answer.imported, measure, []),
      ];
      for (const text of findings.flatMap(both)) assert.doesNotMatch(text, /\{\{|finding\.|undefined|NaN/);
    }
  }
});
