import {
  OPEN_SUPPLY_PROBLEMS,
  OpenSupplyProblemSchema,
  type OpenSupplyProblemCode,
} from "@halfhourly/contracts";
import type { Static, TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { Wrong } from "./case.js";
import type { Answer } from "./server.js";

/** The body of a 200 by its schema. Throws Wrong, which names the place and no value. */
export function expectBody<T extends TSchema>(answer: Answer, schema: T): Static<T> {
  expectStatus(answer, 200);
  expectType(answer, "application/json");
  return bodyBy(answer, schema);
}

/** The contract's problem of that code, with its status. */
export function expectProblem(answer: Answer, code: OpenSupplyProblemCode): void {
  const status = OPEN_SUPPLY_PROBLEMS[code];
  expectStatus(answer, status);
  expectType(answer, "application/problem+json");
  const problem = bodyBy(answer, OpenSupplyProblemSchema);
  if (problem.code !== code)
    throw new Wrong(
      answer.where,
      "The problem has another code than this case.",
      `Say \`code\`: \`${code}\`.`,
    );
  if (problem.status !== status)
    throw new Wrong(
      answer.where,
      "The problem's `status` is not the answer's.",
      `Say \`status\`: ${status}.`,
    );
}

export function expectStatus({ where, status }: Answer, expected: number): void {
  if (status === expected) return;
  const isElsewhere = status >= 300 && status < 400;
  throw new Wrong(
    where,
    `It answered ${status}, not ${expected}.`,
    isElsewhere
      ? "Answer here: redirects are not followed, as a token would travel."
      : `Answer ${expected} here.`,
  );
}

/** What is told of a household, and tokens, are not to be kept by any cache in between. */
export function expectNoStore({ where, headers }: Answer): void {
  if (/\bno-store\b/i.test(headers.get("cache-control") ?? "")) return;
  throw new Wrong(where, "A cache may keep this answer.", "Send `Cache-Control: no-store`.");
}

export function bodyBy<T extends TSchema>(answer: Answer, schema: T): Static<T> {
  const checks = Compile(schema);
  const value = parse(answer);
  if (checks.Check(value)) return value;
  const [fault] = checks.Errors(value);
  const place = fault === undefined || fault.instancePath === "" ? "its top level" : fault.instancePath;
  throw new Wrong(
    answer.where,
    `The body is not in the form of the contract, at ${place}: ${fault?.message ?? "it does not fit"}.`,
    "Hold it against the schema: npx halfhourly supplier contract.",
  );
}

function parse({ where, bytes }: Answer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Wrong(where, "The body is not JSON in UTF-8.", "Send one JSON object.");
  }
}

function expectType({ where, headers }: Answer, expected: string): void {
  const type = (headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== expected)
    throw new Wrong(where, `The content type is not ${expected}.`, `Send \`Content-Type: ${expected}\`.`);
}
