import type { ReadingsPlan } from "./readings-plan.js";

/** What is inside an export and how it is read, in English and Welsh. */
export function readmeText(plan: ReadingsPlan): string {
  return `${english(plan)}\n${"-".repeat(72)}\n\n${welsh(plan)}`;
}

function english({ files, leftOut }: ReadingsPlan): string {
  const meters = leftOut.map(({ meterName }) => `  ${meterName}\n`).join("");
  const missing =
    leftOut.length === 0
      ? ""
      : `\nNot inside: the readings of these meters, because no consent to look at them is live.\n${meters}`;
  return `YOUR HALFHOURLY EXPORT

Everything that Halfhourly holds about your household. It shows when somebody is
at home: keep it where only you can read it.

manifest.json         what is inside, how much, and the SHA-256 of every file
${readingsLines(files, "the half hours of")}readings.json         the same half hours, a day a line
personal-data.json    everything else that is held about you, unchanged
personal-data.csv     the same, a fact a row, for spreadsheets
schema/               the exact form of each file (JSON Schema 2020-12)
${missing}
Half hours
  A row is one half hour. It says when it starts twice: in UTC, and by the clock
  in London with how far that is ahead of UTC. A day has 48 half hours, 46 when
  the clocks go forward and 50 when they go back.
  Electricity is in whole watt-hours (Wh); 1000 Wh are 1 kWh. Gas is in whole
  cubic decimetres (dm3), 1000 to a cubic metre, or in Wh where that is all that
  its source gave.
  quality  actual     measured
           estimated  worked out by the supplier
           suspect    hardly possible: shown, and left out of costs
           missing    not known. The value is empty. It is never 0.
  source   where it came from: the meter, a file, the supplier, a live display,
           or generated for a demonstration

In personal-data.csv a cell that begins with = + - @ or a tab has an apostrophe
before it, so that no spreadsheet runs it. personal-data.json has it unchanged.

To use the readings elsewhere: add this ZIP, or a readings CSV out of it, to a
meter in Halfhourly, or run  npx halfhourly inspect FILE
`;
}

function welsh({ files, leftOut }: ReadingsPlan): string {
  const meters = leftOut.map(({ meterName }) => `  ${meterName}\n`).join("");
  const missing =
    leftOut.length === 0
      ? ""
      : `\nHeb eu cynnwys: darlleniadau'r mesuryddion hyn, am nad oes caniatâd byw i edrych arnynt.\n${meters}`;
  return `EICH ALLFORYN HALFHOURLY

Popeth y mae Halfhourly yn ei gadw am eich aelwyd. Mae'n dangos pryd mae rhywun
gartref: cadwch ef lle gallwch chi yn unig ei ddarllen.

manifest.json         beth sydd y tu mewn, faint ohono, a SHA-256 pob ffeil
${readingsLines(files, "hanner oriau")}readings.json         yr un hanner oriau, diwrnod ar bob llinell
personal-data.json    popeth arall a gedwir amdanoch, heb ei newid
personal-data.csv     yr un peth, ffaith ar bob rhes, i daenlenni
schema/               union ffurf pob ffeil (JSON Schema 2020-12)
${missing}
Hanner oriau
  Un hanner awr yw rhes. Mae'n dweud ddwywaith pryd mae'n dechrau: yn UTC, ac yn
  ôl y cloc yn Llundain, gyda faint mae hwnnw ar y blaen i UTC. Mae 48 hanner awr
  mewn diwrnod, 46 pan fydd y clociau'n troi ymlaen a 50 pan fyddant yn troi'n ôl.
  Mewn watt-oriau cyfan (Wh) y mae trydan; 1 kWh yw 1000 Wh. Mewn decimetrau
  ciwbig cyfan (dm3) y mae nwy, 1000 i fetr ciwbig, neu mewn Wh os dyna'r cyfan a
  roddodd y ffynhonnell.
  quality  actual     wedi'i fesur
           estimated  wedi'i gyfrifo gan y cyflenwr
           suspect    prin yn bosibl: fe'i dangosir, ond nid yw yn y costau
           missing    ddim yn hysbys. Mae'r gwerth yn wag. Nid 0 mohono byth.
  source   o ble y daeth: y mesurydd (meter), ffeil (file), y cyflenwr
           (supplier), dangosydd byw (live), neu wedi'i gynhyrchu (generated)

Yn personal-data.csv mae collnod o flaen cell sy'n dechrau gyda = + - @ neu dab,
fel na fydd unrhyw daenlen yn ei rhedeg. Yn personal-data.json nid yw wedi newid.

I ddefnyddio'r darlleniadau yn rhywle arall: ychwanegwch y ZIP hwn, neu ffeil CSV
o ddarlleniadau ohono, at fesurydd yn Halfhourly, neu rhedwch
npx halfhourly inspect FFEIL
`;
}

function readingsLines(files: ReadingsPlan["files"], what: string): string {
  return files
    .map(({ file, meter, summary: { register, unit } }) => {
      const element = register.element === 2 ? ", element 2" : "";
      return `${file}\n                      ${what} ${meter.name}, ${register.direction}${element}, ${unit}\n`;
    })
    .join("");
}
