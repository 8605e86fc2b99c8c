import type { ExportJob } from "@halfhourly/contracts";
import { londonTimeAt } from "../../words/format.js";

/** "halfhourly-2026-11-21.zip": by the London date on which it was made. */
export function exportFileName(job: ExportJob | undefined): string {
  return job === undefined
    ? "halfhourly.zip"
    : `halfhourly-${londonTimeAt(job.readyAt ?? job.askedAt).date}.zip`;
}
