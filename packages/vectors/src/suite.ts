import { readFileSync } from "node:fs";
import type * as domain from "@halfhourly/domain";

/** What the cases are run against: Halfhourly's own domain, or anything of its shape. */
export type Implementation = typeof domain;

/** One file of data/: every case says what it shows, what is given and what must come of it ("refused" for an error). */
export interface CaseFile<Given> {
  readonly name: string;
  readonly about: string;
  readonly source: string;
  readonly cases: readonly { readonly about: string; readonly given: Given; readonly expect: unknown }[];
}

export interface Failure {
  readonly about: string;
  readonly given: string;
  readonly expected: string;
  readonly actual: string;
}

export interface SuiteResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly Failure[];
}

export type Suite = (implementation: Implementation) => SuiteResult;

/** What a suite answers where the thing asked for is refused. */
export const REFUSED = "refused";

/** A suite of the cases in `data/<name>.json`; `answer` puts one case to the implementation. */
export function suite<Given>(name: string, answer: (of: Implementation, given: Given) => unknown): Suite {
  return (implementation) => {
    const { cases } = readCases<Given>(name);
    const failures = cases.flatMap(({ about, given, expect }) => {
      const expected = inOrder(expect);
      const actual = answered(() => answer(implementation, given));
      return actual === expected ? [] : [{ about, given: JSON.stringify(given), expected, actual }];
    });
    return { name, passed: cases.length - failures.length, failed: failures.length, failures };
  };
}

export function readCases<Given>(name: string): CaseFile<Given> {
  return JSON.parse(readFileSync(new URL(`../data/${name}.json`, import.meta.url), "utf8"));
}

function answered(ask: () => unknown): string {
  try {
    return inOrder(ask());
  } catch (error) {
    // A refusal is a RangeError; any other exception is a fault of the implementation and shown as such.
    return error instanceof RangeError ? inOrder(REFUSED) : `threw ${String(error)}`;
  }
}

/** JSON with the keys in order, so that equal answers are equal texts. */
function inOrder(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) => (isObject(part) ? sortedByKey(part) : part)) ?? "nothing"
  );
}

function isObject(part: unknown): part is object {
  return typeof part === "object" && part !== null && !Array.isArray(part);
}

function sortedByKey(part: object): object {
  return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
