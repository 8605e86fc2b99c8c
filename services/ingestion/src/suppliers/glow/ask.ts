import { Found } from "../found.js";
import type { HttpRequest } from "../http-call.js";
import { readJsonAnswer } from "../json-answer.js";
import type { AccessOffered, KeptAccess, SourceCall } from "../port.js";
import { SourceFault } from "../source-fault.js";
import { statusFault } from "../status-fault.js";

export interface GlowAddress {
  readonly baseUrl: string;
  /** Hildebrand's number for the application that asks: not a secret of a household. */
  readonly applicationId: string;
}

/** Exchanges a sign-in for a token; the password is used here and nowhere else. Throws SourceFault. */
export async function openGlow(
  call: SourceCall,
  address: GlowAddress,
  offered: AccessOffered,
): Promise<KeptAccess> {
  if (offered.kind !== "password")
    throw new SourceFault("access-refused", "This source takes the email address and password of its app.");
  const body = JSON.stringify({ username: offered.login, password: offered.password });
  const answer = await ask(call, address, "auth", "the sign-in", { method: "POST", body }, {});
  if (answer.at("valid").flag() === false)
    throw new SourceFault("access-refused", "The source does not take this email address and password.");
  return {
    apiKey: null,
    accountNumber: null,
    accessToken: answer.at("token").text(),
    refreshToken: null,
    accessEndsAtMs: answer.at("exp").wholeNumber() * 1000,
  };
}

/** One GET below the API's root. A token that has ended is not tried: the household signs in again. Throws SourceFault. */
export function askGlow(
  call: SourceCall,
  address: GlowAddress,
  { accessToken, accessEndsAtMs }: KeptAccess,
  path: string,
  what: string,
): Promise<Found> {
  if (accessToken === null || (accessEndsAtMs !== null && accessEndsAtMs <= call.nowMs))
    throw new SourceFault("access-refused", "The sign-in to the source has ended: sign in again.");
  return ask(call, address, path, what, { method: "GET" }, { token: accessToken });
}

async function ask(
  call: SourceCall,
  { baseUrl, applicationId }: GlowAddress,
  path: string,
  what: string,
  request: Pick<HttpRequest, "method" | "body">,
  own: Readonly<Record<string, string>>,
): Promise<Found> {
  const headers = { "content-type": "application/json", accept: "application/json", applicationId, ...own };
  const answer = await call.http({ ...request, url: `${baseUrl}/api/v0-1/${path}`, headers }, call.signal);
  if (answer.status !== 200) throw statusFault(answer, what, call.nowMs);
  return new Found(readJsonAnswer(answer.bytes, what), what.replace(/^the /, "").replaceAll(" ", "-"));
}
