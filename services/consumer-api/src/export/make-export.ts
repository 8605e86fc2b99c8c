import { exportSchemaNames, publishedSchema, type ExportManifest } from "@halfhourly/contracts";
import { daysBetween } from "@halfhourly/domain";
import { isoSeconds } from "../actions/show-meters.js";
import type { Parts } from "../parts.js";
import { ExportArchive } from "./export-archive.js";
import { keepPieces, type WhoseExport } from "./export-pieces.js";
import type { MadeExport } from "./export-jobs.js";
import { personalDataAsCsv } from "./personal-csv.js";
import { readPersonalData } from "./personal-data.js";
import { readmeText } from "./readme-text.js";
import {
  daysOf,
  planReadings,
  requireUnchanged,
  type PlannedFile,
  type ReadingsPlan,
} from "./readings-plan.js";
import { dayAsCsv, dayAsJson, readingsHeader } from "./readings-text.js";

/** The worker is to stop: what was made is made again at the next start. */
export class ExportStopped extends Error {
  override readonly name = "ExportStopped";
}

export interface Making {
  /** Asked before each day: true throws ExportStopped. */
  readonly shouldStop: () => boolean;
  /** From 0 to 99. */
  readonly progress: (percent: number) => void;
}

interface Counted {
  halfHours: number;
  missing: number;
}

/**
 * Writes a household's whole export and keeps it sealed, piece by piece. From the start each time: an attempt that was
 * cut off leaves pieces that the next one replaces. Throws PlanChanged, ExportStopped, ExportClaimLost, KeyDestroyed.
 */
export async function makeExport(parts: Parts, whose: WhoseExport, making: Making): Promise<MadeExport> {
  const { household } = whose;
  const madeAtMs = parts.now();
  const plan = await planReadings(parts, household);
  const personal = await readPersonalData(parts, household, madeAtMs);
  const counts = new Map<string, Counted>(plan.files.map(({ file }) => [file, { halfHours: 0, missing: 0 }]));
  const step = stepsOf(plan, making);
  const archive = new ExportArchive(new Date(madeAtMs));
  archive.add("README.txt", () => [readmeText(plan)]);
  for (const name of exportSchemaNames)
    archive.add(`schema/${name}.json`, () => [`${JSON.stringify(publishedSchema(name), null, 2)}\n`]);
  for (const planned of plan.files)
    archive.add(planned.file, () => csvOf(parts, planned, counts.get(planned.file)!, step));
  archive.add("readings.json", () => jsonOf(parts, plan, step));
  archive.add("personal-data.json", () => [`${JSON.stringify(personal, null, 2)}\n`]);
  archive.add("personal-data.csv", () => personalDataAsCsv(personal));
  archive.add("manifest.json", () => manifestOf(parts, plan, counts, archive, household));
  const kept = await keepPieces(parts, whose, archive.end());
  const readings = [...counts.values()].reduce((sum, { halfHours }) => sum + halfHours, 0);
  return { ...kept, readings };
}

async function* csvOf(
  parts: Parts,
  planned: PlannedFile,
  counted: Counted,
  step: () => void,
): AsyncGenerator<string> {
  yield readingsHeader;
  for await (const block of daysOf(parts, planned)) {
    step();
    const held = block.slots.filter((slot) => slot !== null).length;
    counted.halfHours += held;
    counted.missing += block.slots.length - held;
    yield dayAsCsv(planned.summary.register, block);
  }
}

/** As ExportReadingsSchema says, a day a line. */
async function* jsonOf(parts: Parts, plan: ReadingsPlan, step: () => void): AsyncGenerator<string> {
  yield `{"schema":"urn:halfhourly:schema:export-readings:1","registers":[`;
  for (const [i, planned] of plan.files.entries()) {
    const { register, unit } = planned.summary;
    const { meterPoint, fuel, direction, element } = register;
    const head = JSON.stringify({ file: planned.file, meterPoint, fuel, direction, element, unit });
    yield `${i === 0 ? "" : ","}\n${head.slice(0, -1)},"days":[`;
    let between = "\n";
    for await (const block of daysOf(parts, planned)) {
      step();
      yield between + JSON.stringify(dayAsJson(block));
      between = ",\n";
    }
    yield "\n]}";
  }
  yield "\n]}\n";
}

/** Comes last, so it knows what the others were. */
async function* manifestOf(
  parts: Parts,
  plan: ReadingsPlan,
  counts: ReadonlyMap<string, Counted>,
  archive: ExportArchive,
  household: string,
): AsyncGenerator<string> {
  await requireUnchanged(parts, household, plan);
  const manifest: ExportManifest = {
    schema: "urn:halfhourly:schema:export-manifest:1",
    madeAt: isoSeconds(archive.madeAt.getTime()),
    files: archive.files,
    registers: plan.files.map(({ file, meter, summary, firstDate, lastDate }) => ({
      file,
      meterName: meter.name,
      ...summary.register,
      unit: summary.unit,
      firstDate,
      lastDate,
      ...counts.get(file)!,
    })),
    leftOut: plan.leftOut,
  };
  yield `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Called once a day of each of the two forms that readings are written in. */
function stepsOf(plan: ReadingsPlan, { shouldStop, progress }: Making): () => void {
  const steps = plan.files.reduce(
    (sum, { firstDate, lastDate }) => sum + 2 * (daysBetween(firstDate, lastDate) + 1),
    0,
  );
  let done = 0;
  return () => {
    if (shouldStop()) throw new ExportStopped("stopped");
    done += 1;
    progress(Math.min(99, Math.floor((100 * done) / steps)));
  };
}
