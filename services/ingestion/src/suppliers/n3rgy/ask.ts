import { Found } from "../found.js";
import type { HttpAnswer } from "../http-call.js";
import { readJsonAnswer } from "../json-answer.js";
import type { SourceCall } from "../port.js";
import { SourceFault } from "../source-fault.js";
import { statusFault } from "../status-fault.js";

export interface N3rgyAddress {
  readonly baseUrl: string;
  /** Of whoever runs this copy: no household has one. */
  readonly apiKey: string;
  /** Some of the sandbox's meter points have numbers that no check digit fits; they are taken where this is true. */
  readonly takesTestNumbers: boolean;
}

/** One GET. 206 is an answer of which a part is not in n3rgy's cache (yet). Throws SourceFault; `what` names the question in it. */
export async function askN3rgy(
  call: SourceCall,
  { baseUrl, apiKey }: N3rgyAddress,
  path: string,
  what: string,
): Promise<Found> {
  const headers = { "x-api-key": apiKey, accept: "application/json" };
  const answer = await call.http({ method: "GET", url: `${baseUrl}${path}`, headers }, call.signal);
  if (answer.status !== 200 && answer.status !== 206) throw n3rgyFault(answer, what, call.nowMs);
  return new Found(readJsonAnswer(answer.bytes, what), what.replace(/^the /, "").replaceAll(" ", "-"));
}

/**
 * 403 means two things: the household did not consent at n3rgy, which it can mend; or the operator's key is not taken, which
 * no household can: that is a fault between the operator and n3rgy, tried again.
 */
function n3rgyFault(answer: HttpAnswer, what: string, nowMs: number): SourceFault {
  if (answer.status !== 403 && answer.status !== 401) return statusFault(answer, what, nowMs);
  if (/consent/i.test(new TextDecoder().decode(answer.bytes.subarray(0, 2000))))
    return new SourceFault(
      "access-refused",
      "n3rgy has no consent for this meter point: give it there, then try again.",
    );
  return new SourceFault(
    "not-reached",
    "n3rgy does not take this copy's API key: whoever runs it has to look at its settings.",
  );
}
