import type { Found } from "../found.js";
import type { AccessOffered, KeptAccess, SourceCall } from "../port.js";
import { SourceFault } from "../source-fault.js";
import { askGraphql, type GraphqlRequest } from "./graphql.js";
import { ACCOUNT_NUMBER, OBTAIN_TOKEN, VIEWER_ACCOUNTS } from "./queries.js";

/** A token that ends sooner is renewed first: one call may take a minute. */
const SPARE_MS = 90_000;

/** One call's standing with a Kraken retailer: its token is obtained when it is first needed, and renewed once if refused. */
export class KrakenSession {
  #access: KeptAccess;

  constructor(
    readonly call: SourceCall,
    readonly baseUrl: string,
    access: KeptAccess,
  ) {
    this.#access = access;
  }

  get access(): KeptAccess {
    return this.#access;
  }

  /** The account that the household named, or that its sign-in has. Throws SourceFault `account-unknown` without one. */
  get accountNumber(): string {
    const { accountNumber } = this.#access;
    if (accountNumber !== null) return accountNumber;
    throw new SourceFault("account-unknown", "No account number is kept: sign in again.");
  }

  async ask(request: GraphqlRequest): Promise<Found> {
    const fresh = await this.token();
    try {
      return await askGraphql(this.call, this.baseUrl, request, fresh.token);
    } catch (fault) {
      // Ended before its time, or withdrawn: what it was renewed from may still be good.
      if (!(fault instanceof SourceFault) || fault.code !== "access-refused" || fresh.isNew) throw fault;
      return askGraphql(this.call, this.baseUrl, request, await this.#renew());
    }
  }

  /** The token in force; `isNew` where this call just obtained it. */
  async token(): Promise<{ readonly token: string; readonly isNew: boolean }> {
    const { accessToken, accessEndsAtMs } = this.#access;
    const isGood = accessEndsAtMs === null || accessEndsAtMs - SPARE_MS > this.call.nowMs;
    if (accessToken !== null && isGood) return { token: accessToken, isNew: false };
    return { token: await this.#renew(), isNew: true };
  }

  async #renew(): Promise<string> {
    const { apiKey, refreshToken } = this.#access;
    const input = apiKey === null ? { refreshToken } : { APIKey: apiKey };
    if (apiKey === null && refreshToken === null)
      throw new SourceFault(
        "access-refused",
        "The token has ended and there is nothing to renew it with: sign in again.",
      );
    const obtained = await obtainToken(this.call, this.baseUrl, input);
    const { accessToken, accessEndsAtMs } = obtained;
    // Refresh tokens rotate: the new one is stored before anything is asked with what came with it.
    const kept = apiKey === null ? (obtained.refreshToken ?? refreshToken) : null;
    this.#access = { ...this.#access, accessToken, accessEndsAtMs, refreshToken: kept };
    await this.call.renewed(this.#access);
    return accessToken;
  }
}

/** Exchanges what a household offers; a password is used here and nowhere else. Throws SourceFault. */
export async function openKraken(
  call: SourceCall,
  baseUrl: string,
  offered: AccessOffered,
): Promise<KeptAccess> {
  if (offered.kind !== "api-key" && offered.kind !== "password")
    throw new SourceFault(
      "access-refused",
      "This source takes an API key, or an email address and a password.",
    );
  const isKey = offered.kind === "api-key";
  const input = isKey ? { APIKey: offered.apiKey } : { email: offered.login, password: offered.password };
  const { accessToken, accessEndsAtMs, refreshToken } = await obtainToken(call, baseUrl, input);
  if (!isKey && refreshToken === null)
    throw new SourceFault(
      "not-understood",
      "The source gave no token to renew the sign-in with: obtainKrakenToken.refreshToken.",
    );
  const accountNumber = await accountNumberOf(call, baseUrl, accessToken, offered.accountNumber);
  return {
    apiKey: isKey ? offered.apiKey : null,
    accountNumber,
    accessToken,
    refreshToken: isKey ? null : refreshToken,
    accessEndsAtMs,
  };
}

async function obtainToken(call: SourceCall, baseUrl: string, input: Readonly<Record<string, unknown>>) {
  const request = { what: "a token", query: OBTAIN_TOKEN, variables: { input } };
  const obtained = (await askGraphql(call, baseUrl, request, null).catch(asRefusal)).at("obtainKrakenToken");
  const endsAt = obtained.at("payload").isMissing ? null : obtained.at("payload").at("exp");
  return {
    accessToken: obtained.at("token").text(),
    refreshToken: obtained.at("refreshToken").textOrNull(),
    // The token says in seconds when it ends.
    accessEndsAtMs: endsAt === null || endsAt.isMissing ? null : endsAt.wholeNumber() * 1000,
  };
}

/** A key or password in the wrong form is told as invalid data: it lets nobody in, just as a wrong one. */
function asRefusal(fault: unknown): never {
  if (fault instanceof SourceFault && fault.message.includes("(KT-CT-"))
    if (fault.code === "not-understood" || fault.code === "account-unknown")
      throw new SourceFault(
        "access-refused",
        "The source does not take this key, password or token: sign in again.",
      );
  throw fault;
}

async function accountNumberOf(
  call: SourceCall,
  baseUrl: string,
  token: string,
  named: string | null,
): Promise<string> {
  if (named !== null) {
    const variables = { accountNumber: named };
    const request = { what: "the account", query: ACCOUNT_NUMBER, variables };
    const account = (await askGraphql(call, baseUrl, request, token)).at("account");
    if (!account.isMissing) return account.at("number").text();
    throw new SourceFault(
      "account-unknown",
      "The source knows no such account: compare the account number with a bill.",
    );
  }
  const request = { what: "the accounts of this sign-in", query: VIEWER_ACCOUNTS, variables: {} };
  const numbers = (await askGraphql(call, baseUrl, request, token))
    .at("viewer")
    .at("accounts")
    .items()
    .map((account) => account.at("number").text());
  const [only] = numbers;
  if (only !== undefined && numbers.length === 1) return only;
  const why = only === undefined ? "has no account" : "has several accounts: say which one, as on a bill";
  throw new SourceFault("account-unknown", `This sign-in ${why}.`);
}
