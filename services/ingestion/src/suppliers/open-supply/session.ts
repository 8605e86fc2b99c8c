import type { KeptAccess, SourceCall } from "../port.js";
import { statusFault } from "../status-fault.js";
import type { Tokens } from "./tokens.js";

/** A token this near its end is renewed before it is used: the question has to reach the supplier too. */
const EARLY_MS = 30_000;

/** Questions of one household to the API, its token renewed where it has ended. */
export class Session {
  #access: KeptAccess;

  constructor(
    readonly call: SourceCall,
    readonly tokens: Tokens,
    readonly baseUrl: string,
    access: KeptAccess,
  ) {
    this.#access = access;
  }

  /** @returns the body of a 200. Throws SourceFault for everything else; `what` names the question in it. */
  async get(path: string, what: string): Promise<Uint8Array> {
    const hasEnded = (this.#access.accessEndsAtMs ?? Infinity) - EARLY_MS <= this.call.nowMs;
    if (this.#access.accessToken === null || hasEnded) await this.#renew();
    let answer = await this.#ask(path);
    // It may have been ended early on the other side.
    if (answer.status === 401) {
      await this.#renew();
      answer = await this.#ask(path);
    }
    if (answer.status !== 200) throw statusFault(answer, what, this.call.nowMs);
    return answer.bytes;
  }

  async #renew(): Promise<void> {
    this.#access = await this.tokens.renew(this.call, this.#access);
  }

  #ask(path: string) {
    const headers = {
      authorization: `Bearer ${this.#access.accessToken ?? ""}`,
      accept: "application/json, application/problem+json",
    };
    return this.call.http({ method: "GET", url: `${this.baseUrl}${path}`, headers }, this.call.signal);
  }
}
