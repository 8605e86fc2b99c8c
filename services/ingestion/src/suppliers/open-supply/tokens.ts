import type { HttpAnswer } from "../http-call.js";
import { readPlainAnswer } from "../json-answer.js";
import type { KeptAccess, SourceCall } from "../port.js";
import { SourceFault } from "../source-fault.js";
import { statusFault } from "../status-fault.js";
import type { Discover } from "./discovery.js";
import { readTokens } from "./read-answer.js";

/** As long as the contract has a supplier take a refresh token that was replaced. */
const REPLACED_MS = 60_000;

export interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The token endpoint of one supplier. */
export class Tokens {
  /** By the refresh token that was used: whoever holds the old one gets what it was exchanged for, and exchanges nothing twice. */
  readonly #renewals = new Map<string, { readonly access: Promise<KeptAccess>; readonly untilMs: number }>();

  constructor(
    readonly client: Client,
    readonly discover: Discover,
  ) {}

  /** Throws SourceFault `access-refused` where the code is not taken. */
  exchange(call: SourceCall, code: string, codeVerifier: string, redirectUri: string): Promise<KeptAccess> {
    return this.#ask(call, {
      grant_type: "authorization_code",
      code,
      code_verifier: codeVerifier,
      redirect_uri: redirectUri,
    });
  }

  /** Renews, once however many ask for it at a time, and has the caller store it. Throws SourceFault `access-refused`. */
  async renew(call: SourceCall, { refreshToken }: KeptAccess): Promise<KeptAccess> {
    if (refreshToken === null)
      throw new SourceFault(
        "access-refused",
        "There is no token to renew with: sign in to the supplier again.",
      );
    for (const [token, { untilMs }] of this.#renewals)
      if (call.nowMs >= untilMs) this.#renewals.delete(token);
    let running = this.#renewals.get(refreshToken);
    if (running === undefined) {
      const access = this.#ask(call, { grant_type: "refresh_token", refresh_token: refreshToken });
      running = { access, untilMs: call.nowMs + REPLACED_MS };
      this.#renewals.set(refreshToken, running);
      // A failure is not kept: the next one who asks tries again.
      access.catch(() => this.#renewals.delete(refreshToken));
    }
    const renewed = await running.access;
    await call.renewed(renewed);
    return renewed;
  }

  /** Ends what was agreed to (RFC 7009): a supplier answers 200 also for a token that it does not know. */
  async revoke(call: SourceCall, { refreshToken }: KeptAccess): Promise<void> {
    if (refreshToken === null) return;
    const { revocation_endpoint } = await this.discover(call);
    const answer = await this.#post(call, revocation_endpoint, {
      token: refreshToken,
      token_type_hint: "refresh_token",
    });
    if (answer.status !== 200) throw statusFault(answer, "the end of access", call.nowMs);
  }

  async #ask(call: SourceCall, form: Readonly<Record<string, string>>): Promise<KeptAccess> {
    const { token_endpoint } = await this.discover(call);
    const answer = await this.#post(call, token_endpoint, form);
    if (answer.status !== 200) throw tokenFault(answer, call.nowMs);
    const { access_token, refresh_token, expires_in } = readTokens(answer.bytes);
    return {
      apiKey: null,
      accountNumber: null,
      accessToken: access_token,
      refreshToken: refresh_token,
      accessEndsAtMs: call.nowMs + expires_in * 1000,
    };
  }

  #post(
    { http, signal }: SourceCall,
    url: string,
    form: Readonly<Record<string, string>>,
  ): Promise<HttpAnswer> {
    // RFC 6749, section 2.3.1: both are form-encoded before they are joined.
    const [id, secret] = [this.client.clientId, this.client.clientSecret].map(encodeURIComponent);
    const headers = {
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
      accept: "application/json",
    };
    return http({ method: "POST", url, headers, body: new URLSearchParams(form).toString() }, signal);
  }
}

function tokenFault(answer: HttpAnswer, nowMs: number): SourceFault {
  if (answer.status !== 400 && answer.status !== 401) return statusFault(answer, "a token", nowMs);
  const error = errorWord(answer.bytes);
  if (error === "invalid_grant")
    return new SourceFault(
      "access-refused",
      "The supplier does not take this sign-in any more: sign in to it again.",
    );
  // A household can do nothing about our registration: it is tried again once whoever runs this copy has looked.
  if (error === "invalid_client" || error === "unauthorized_client")
    return new SourceFault(
      "not-reached",
      "The supplier does not take this copy's client id and secret: whoever runs it has to look at its settings.",
    );
  return new SourceFault(
    "not-understood",
    "The supplier refused the question for a token as wrongly formed.",
  );
}

function errorWord(bytes: Uint8Array): unknown {
  const body = readPlainAnswer(bytes, "a token");
  return typeof body === "object" && body !== null ? Reflect.get(body, "error") : null;
}
