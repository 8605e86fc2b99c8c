import { randomBytes } from "node:crypto";
import type { SourceName } from "@halfhourly/contracts";
import { SourceFault } from "../suppliers/source-fault.js";
import { accessNotTaken, callForPeople, digest } from "./find-account.js";
import type { CollectingParts } from "./parts.js";
import { sealColumn } from "./sealed.js";
import { fromSource, problemOf, sourceUnknown } from "./source-problems.js";
import { insertSignIn } from "./store/accesses.js";

/**
 * Where to send a household's browser to. The verifier of the code (PKCE) stays here, sealed, and counts for the household
 * and the session that asked: a code that somebody else was made to fetch is of no use to anybody.
 */
export async function authorise(
  parts: CollectingParts,
  asked: { readonly household: string; readonly session: string; readonly source: SourceName },
): Promise<{ readonly url: string; readonly endsAtMs: number }> {
  const { database, sealing, now, config, returnUrl } = parts;
  const { household, session } = asked;
  const source = parts.sources.get(asked.source);
  if (source === undefined) throw sourceUnknown();
  if (source.signIn === null) throw accessNotTaken();
  const state = randomBytes(24).toString("base64url");
  const call = callForPeople(parts, source);
  const begun = source.signIn(call, { redirectUri: returnUrl, state });
  const { url, codeVerifier } = await fromSource(begun).catch((fault: unknown) => {
    throw fault instanceof SourceFault ? problemOf(fault) : fault;
  });
  const seal = await sealing.of(household);
  const stateHash = digest(state);
  const endsAtMs = now() + config.authoriseMs;
  await insertSignIn(database, {
    stateHash,
    household,
    sessionHash: digest(session),
    source: asked.source,
    verifier: sealColumn(seal, "verifier", stateHash, codeVerifier),
    endsAt: new Date(endsAtMs),
  });
  return { url, endsAtMs };
}
