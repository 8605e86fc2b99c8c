import { createHash, randomBytes } from "node:crypto";
import {
  TokenAnswerSchema,
  TokenFaultSchema,
  type ServerMetadata,
  type TokenAnswer,
} from "@halfhourly/contracts";
import { CommandFault, EXIT } from "../exit-codes.js";
import { Wrong } from "./case.js";
import { bodyBy, expectBody, expectNoStore, expectStatus } from "./expect.js";
import type { Callback } from "./callback.js";
import type { Answer, Server } from "./server.js";

export interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface Code {
  readonly code: string;
  readonly verifier: string;
}

/** The sign-in of one client, as somebody goes through it in a browser. */
export class SignIn {
  #times = 0;

  constructor(
    readonly server: Server,
    readonly metadata: ServerMetadata,
    readonly client: Client,
    readonly callback: Callback,
  ) {}

  /** Has somebody agree in a browser, and waits. Throws Wrong for a state that is not ours or no code. */
  async code(scope: string): Promise<Code> {
    const verifier = randomBytes(32).toString("base64url");
    const state = randomBytes(16).toString("base64url");
    const url = new URL(this.metadata.authorization_endpoint);
    const asked = {
      response_type: "code",
      client_id: this.client.clientId,
      redirect_uri: this.callback.address,
      scope,
      state,
      code_challenge: createHash("sha256").update(verifier).digest("base64url"),
      code_challenge_method: "S256",
    };
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
    const { terminal } = this.server;
    terminal.err(`Sign in and agree, time ${++this.#times} of 3, at this address:\n${url.href}\n`);
    const back = await this.callback.next();
    if (back === null)
      throw new CommandFault(
        EXIT.unusable,
        "not-signed-in",
        "Nobody agreed within ten minutes: run the command again.",
      );
    const where = "the way back from the authorization endpoint";
    if (back.get("state") !== state)
      throw new Wrong(where, "`state` did not come back as it was sent.", "Send it back unchanged.");
    const code = back.get("code");
    if (code === null) throw new Wrong(where, "No `code` came back.", "Send one where the household agrees.");
    return { code, verifier };
  }

  exchange({ code, verifier }: Code, where = "POST token endpoint, with a code"): Promise<Answer> {
    return this.#post(this.metadata.token_endpoint, where, {
      grant_type: "authorization_code",
      code,
      redirect_uri: this.callback.address,
      code_verifier: verifier,
    });
  }

  renew(refreshToken: string, where = "POST token endpoint, with a refresh token"): Promise<Answer> {
    const form = { grant_type: "refresh_token", refresh_token: refreshToken };
    return this.#post(this.metadata.token_endpoint, where, form);
  }

  revoke(token: string): Promise<Answer> {
    return this.#post(this.metadata.revocation_endpoint, "POST revocation endpoint", { token });
  }

  #post(url: string, where: string, form: Readonly<Record<string, string>>): Promise<Answer> {
    const [id, secret] = [this.client.clientId, this.client.clientSecret].map(encodeURIComponent);
    const headers = {
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
      accept: "application/json",
    };
    return this.server.ask({
      where,
      url,
      method: "POST",
      headers,
      body: new URLSearchParams(form).toString(),
    });
  }
}

export function expectTokens(answer: Answer): TokenAnswer {
  const tokens = expectBody(answer, TokenAnswerSchema);
  expectNoStore(answer);
  return tokens;
}

export function expectGrantRefused(answer: Answer, what: string, todo: string): void {
  if (answer.status === 200) throw new Wrong(answer.where, what, todo);
  expectStatus(answer, 400);
  if (bodyBy(answer, TokenFaultSchema).error !== "invalid_grant")
    throw new Wrong(answer.where, "The fault is not `invalid_grant`.", "Answer as RFC 6749, section 5.2.");
}
