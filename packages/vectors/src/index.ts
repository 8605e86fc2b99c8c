import * as domain from "@halfhourly/domain";
import type { Implementation, SuiteResult } from "./suite.js";
import { comparisonSuites } from "./suites/comparison.js";
import { costSuites } from "./suites/cost.js";
import { meterSuites } from "./suites/meters.js";
import { readingSuites } from "./suites/readings.js";
import { timeSuites } from "./suites/time.js";

export type { Failure, Implementation, SuiteResult } from "./suite.js";

const SUITES = [...timeSuites, ...meterSuites, ...readingSuites, ...costSuites, ...comparisonSuites];

/**
 * Runs every public case against an implementation, by default Halfhourly's own domain: one result a file of `data/`, in
 * order. A failure says what the case shows, what was given, expected and answered (the last three as JSON text).
 */
export function runConformance(implementation: Implementation = domain): SuiteResult[] {
  return SUITES.map((run) => run(implementation));
}
