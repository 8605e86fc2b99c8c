import {
  IntervalPageSchema,
  MeterPointsSchema,
  OpenSupplyBalanceSchema,
  ServerMetadataSchema,
  TokenAnswerSchema,
} from "@halfhourly/contracts";
import type { Static, TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { readPlainAnswer } from "../json-answer.js";
import { SourceFault } from "../source-fault.js";

/** Each reads an answer's bytes by its schema of the contract. Throws SourceFault `not-understood`, naming where. */
export const readMetadata = reader(ServerMetadataSchema, "where to sign in");
export const readTokens = reader(TokenAnswerSchema, "a token");
export const readMeterPoints = reader(MeterPointsSchema, "the meter points");
export const readIntervalPage = reader(IntervalPageSchema, "half hours");
export const readBalance = reader(OpenSupplyBalanceSchema, "the balance");

function reader<T extends TSchema>(schema: T, what: string): (bytes: Uint8Array) => Static<T> {
  const checks = Compile(schema);
  return (bytes) => {
    const value = readPlainAnswer(bytes, what);
    if (checks.Check(value)) return value;
    const faults = checks.Errors(value);
    throw new SourceFault(
      "not-understood",
      `The supplier's answer to ${what} is not in the form of the contract, at ${placeOf(faults[0])}: it has to run npx halfhourly supplier check.`,
    );
  };
}

/** A path of the contract's own words and of positions; the supplier's words are not repeated. */
function placeOf(fault: { readonly instancePath: string; readonly message: string } | undefined): string {
  const path = fault?.instancePath ?? "";
  return /^(\/[A-Za-z_]{1,40}|\/\d{1,9})*$/.test(path) && path !== "" ? path.slice(0, 200) : "its top level";
}
