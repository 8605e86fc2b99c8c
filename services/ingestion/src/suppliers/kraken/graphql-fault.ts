import { JsonObject, type JsonValue } from "../../files/json-document.js";
import { objectOf, textOf } from "../../sources/json-members.js";
import { SourceFault, type SourceFaultCode } from "../source-fault.js";

/**
 * Kraken's codes (its reference, "Error codes"): KT-CT-11nn are about signing in, KT-CT-1199 about how often; 4123, 4177 and
 * 4178 refuse an account that the viewer does not have. Others are told by their type.
 */
const BY_CODE: Readonly<Record<string, SourceFaultCode>> = {
  "KT-CT-1199": "slow-down",
  "KT-CT-1113": "not-understood",
  "KT-CT-4123": "account-unknown",
  "KT-CT-4177": "account-unknown",
  "KT-CT-4178": "account-unknown",
};
const BY_TYPE: readonly (readonly [RegExp, SourceFaultCode])[] = [
  [/^(AUTHORIZATION|AUTHENTICATION)$/, "access-refused"],
  [/^NOT_FOUND$/, "account-unknown"],
  [/^(INTERNAL|SERVICE_AVAILABILITY|TIMEOUT)/, "not-reached"],
];
const SIGNING_IN = /^KT-CT-11\d\d$/;
const CODE = /^KT-[A-Z]{2}-\d{3,5}$/;

const MEANINGS: Readonly<Record<SourceFaultCode, string>> = {
  "not-reached": "has a fault of its own with",
  "slow-down": "is asked too often for",
  "access-refused": "does not let us in for",
  "account-unknown": "knows no such account or meter:",
  "not-understood": "refuses what we ask as",
};

/** Null where there are no errors. Their messages are not repeated: they may hold the household's words. */
export function graphqlFault(errors: JsonValue | undefined, what: string): SourceFault | null {
  if (errors === undefined || errors === null) return null;
  if (!Array.isArray(errors))
    return new SourceFault(
      "not-understood",
      `The source's answer to ${what} is no GraphQL answer: errors: a list is needed.`,
    );
  const [first] = errors.map(readError);
  if (first === undefined) return null;
  const code = codeOf(first);
  const named = CODE.test(first.code) ? ` (${first.code})` : "";
  return new SourceFault(code, `The source ${MEANINGS[code]} ${what}${named}.`);
}

function codeOf({ code, type }: GraphqlError): SourceFaultCode {
  const byCode = BY_CODE[code];
  if (byCode !== undefined) return byCode;
  if (SIGNING_IN.test(code)) return "access-refused";
  return BY_TYPE.find(([pattern]) => pattern.test(type))?.[1] ?? "not-understood";
}

interface GraphqlError {
  readonly code: string;
  readonly type: string;
}

function readError(error: JsonValue): GraphqlError {
  const extensions = error instanceof JsonObject ? objectOf(error, "extensions") : null;
  return {
    code: textOf(extensions?.get("errorCode")) ?? "",
    type: textOf(extensions?.get("errorType")) ?? "",
  };
}
