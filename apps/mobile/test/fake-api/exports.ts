import type { ExportJob } from "@halfhourly/contracts";
import type { Answered, Asked } from "./answers.js";
import type { Household } from "./household.js";
import { problem } from "./problem.js";

const READINGS = 55_486;

/** Exports: each is a step further whenever it is asked after, and can be taken once. */
export function exportAnswer(home: Household, { method, path }: Asked): Answered | null {
  if (path === "/v1/exports" && method === "POST") return askForExport(home);
  if (path === "/v1/exports" && method === "GET") {
    home.exports = home.exports.map(further);
    return { status: 200, body: { exports: home.exports } };
  }
  const id = method === "GET" ? /^\/v1\/exports\/([^/]+)\/file$/.exec(path)?.[1] : undefined;
  return id === undefined ? null : takeFile(home, id);
}

function askForExport(home: Household): Answered {
  if (!home.proved) return problem(403, "step-up-required");
  const latest = home.exports[0]?.state;
  if (latest === "waiting" || latest === "making") return { status: 202, body: home.exports[0] };
  if (home.exports.length >= 3) return problem(429, "too-many-exports");
  const job: ExportJob = {
    id: `x-${home.exports.length + 1}`,
    state: "waiting",
    askedAt: `2026-11-21T17:0${home.exports.length}:00Z`,
    readyAt: null,
    endsAt: "2026-11-24T17:05:00Z",
    bytes: 0,
    readings: 0,
    percent: 0,
  };
  home.exports = [job, ...home.exports];
  return { status: 202, body: job };
}

function further(job: ExportJob): ExportJob {
  if (job.state !== "waiting" && job.state !== "making") return job;
  const percent = Math.min(job.percent + 40, 100);
  const readings = Math.round((READINGS * percent) / 100);
  return percent < 100
    ? { ...job, state: "making", percent, readings }
    : { ...job, state: "ready", percent, readings, bytes: 1_234_567, readyAt: "2026-11-21T17:06:00Z" };
}

function takeFile(home: Household, id: string): Answered {
  const job = home.exports.find((candidate) => candidate.id === id);
  if (job === undefined) return problem(404, "export-not-found");
  if (job.state !== "ready") return problem(410, "export-gone");
  home.exports = home.exports.map((other) => (other === job ? { ...job, state: "taken" as const } : other));
  return { status: 200, body: { made: "for tests" } };
}
