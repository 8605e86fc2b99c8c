import { createHash } from "node:crypto";
import type { ExchangedSession } from "@halfhourly/contracts";
import type { Context } from "../context.js";
import { absoluteMostMs, idleMostMs } from "../session/session-rules.js";
import {
  clockToleranceSeconds,
  goodForSeconds,
  tokenRefused,
  type AccessTokenClaims,
} from "../sign-in/access-token.js";
import { issuerNameOf, personOf, proofOf, roleOf, subjectOf } from "../sign-in/claims.js";
import { otherAccount } from "../sign-in/refusals.js";
import { accountFor, findAccount, keepRole, noteSignIn, type Account } from "./accounts.js";
import { isoSeconds } from "./show-meters.js";

export interface TokenToExchange {
  readonly accessToken: string;
  readonly device: string;
  /** The session that the app has already, or null: then only the same person gets another. */
  readonly carriedToken: string | null;
}

/**
 * A session of ours for an access token of the issuer, which works once.
 * @throws Problem `token-refused`, `other-account` or `sign-in-unavailable`.
 */
export async function exchangeToken(context: Context, asked: TokenToExchange): Promise<ExchangedSession> {
  const { issuer, sessions, config, now } = context;
  const { accessToken, device, carriedToken } = asked;
  const claims = await issuer.readAccessToken(accessToken);
  if (!(await useUp(context, accessToken, claims))) throw tokenRefused();
  const carried = carriedToken === null ? null : await sessions.accountOf(carriedToken);
  const account = await accountOf(context, asked, claims, carried);
  const proof = proofOf(claims, config.issuer, now());
  await noteSignIn(context, account, proof);
  if (carriedToken !== null) await sessions.end(carriedToken);
  return {
    sessionToken: await sessions.begin(account.accountId, { device, ...proof }),
    idleMinutes: idleMostMs / 60_000,
    endsAt: isoSeconds(now() + absoluteMostMs),
  };
}

/**
 * False for a token that was used before. What counts is what the issuer signed: of one text there can be several valid
 * signatures.
 */
async function useUp(
  { database, now }: Pick<Context, "database" | "now">,
  accessToken: string,
  { exp }: AccessTokenClaims,
): Promise<boolean> {
  const nowMs = now();
  const signed = accessToken.slice(0, accessToken.lastIndexOf("."));
  const goodUntilMs = Math.min(exp * 1000, nowMs + goodForSeconds * 1000) + 2 * clockToleranceSeconds * 1000;
  await database.query("delete from consumer_api.exchanged_token where good_until < $1", [new Date(nowMs)]);
  const used = await database.query(
    `insert into consumer_api.exchanged_token (signed_sha256, good_until) values ($1, $2)
     on conflict (signed_sha256) do nothing returning 1`,
    [createHash("sha256").update(signed).digest(), new Date(goodUntilMs)],
  );
  return used.length > 0;
}

async function accountOf(
  context: Context,
  { accessToken }: TokenToExchange,
  claims: AccessTokenClaims,
  carriedAccountId: string | null,
): Promise<Account> {
  const { config, issuer, logger } = context;
  const [name, subject] = [issuerNameOf(config.issuer), subjectOf(claims, config.issuer)];
  if (subject === null) throw tokenRefused();
  const held = await findAccount(context, { subject, ...(name === undefined ? {} : { issuer: name }) });
  if (carriedAccountId !== null && carriedAccountId !== held?.accountId) throw otherAccount();
  const needsMore = config.issuer.isEmbedded || (held === null && typeof claims["email"] !== "string");
  const said = needsMore ? { ...claims, ...(await issuer.moreOf(accessToken, claims.sub)) } : claims;
  const person = personOf(said, config.issuer);
  if (person !== null) return accountFor(context, person);
  if (held === null || config.issuer.isEmbedded) {
    logger.warn({}, "a token of the issuer was refused: neither it nor the userinfo address says an email");
    throw tokenRefused();
  }
  // The address that we hold is from the last sign-in that named one.
  await keepRole(context, held, roleOf(claims, config.issuer));
  return held;
}
