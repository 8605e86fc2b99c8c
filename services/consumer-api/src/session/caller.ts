import type { Role } from "@halfhourly/contracts";
import { Problem } from "@halfhourly/service-kit";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ConsumerApiConfig } from "../config.js";
import type { Access } from "../http/typed-api.js";
import { giveSuccessor, isByHeader, sessionTokenOf } from "./carried-session.js";
import { provedGoodForMs } from "./session-rules.js";
import type { SessionStore, SignedIn } from "./session-store.js";
import { sameSecret } from "./tokens.js";

export type Caller = { readonly kind: "person"; readonly session: SignedIn } | { readonly kind: "operator" };

/** Whose routes these are. Staff have no household's rights, and no household has theirs. */
const roleOf: Readonly<Partial<Record<Access, Role>>> = {
  household: "consumer",
  "household-or-operator": "consumer",
  support: "support",
  administrator: "administrator",
};

declare module "fastify" {
  interface FastifyRequest {
    /** Null on public routes and before the caller is known. */
    caller: Caller | null;
  }
}

/**
 * Finds out who calls, before any of the body is read. A bearer token is looked at only where the operator may call,
 * and then alone: a wrong one never falls back on a cookie.
 */
export async function identifyCaller(
  request: FastifyRequest,
  reply: FastifyReply,
  { access, config, sessions }: { access: Access; config: ConsumerApiConfig; sessions: SessionStore },
): Promise<Caller | null> {
  if (access === "public") return null;
  const { authorization } = request.headers;
  const byToken = access === "household-or-operator" && authorization !== undefined && !isByHeader(request);
  if (access === "operator" || byToken) return operatorOf(authorization, config.operatorToken);
  const token = sessionTokenOf(request, config);
  const found = token === null ? null : await sessions.find(token);
  if (found === null) throw notSignedIn();
  if (found.newToken !== null) giveSuccessor(request, reply, config, found.newToken);
  const { session } = found;
  if (access in roleOf && roleOf[access] !== session.role) throw notForYourRole(session.role);
  if ((access === "support" || access === "administrator") && !session.secondFactor)
    throw secondFactorNeeded();
  return { kind: "person", session };
}

/** Whoever may see something of others proves more than a password. */
function secondFactorNeeded(): Problem {
  return new Problem(
    403,
    "second-factor-needed",
    "Staff sign in with a second step. Set one up under Security, sign in with it, then try again.",
  );
}

function notForYourRole(role: Role): Problem {
  const why =
    role === "consumer"
      ? "This is for staff of this instance. Your account is a household's."
      : "This is for other accounts than yours. What is yours to do stands on the staff page.";
  return new Problem(403, "not-for-your-role", why);
}

function operatorOf(authorization: string | undefined, operatorToken: string | null): Caller {
  const offered = /^Bearer ([A-Za-z0-9._~+/=-]{1,512})$/i.exec(authorization ?? "")?.[1];
  if (operatorToken === null || offered === undefined || !sameSecret(offered, operatorToken))
    throw new Problem(
      401,
      "operator-token-refused",
      "The operator token is not this instance's. It is in the data folder of the running instance.",
    );
  return { kind: "operator" };
}

/** Who calls: a household, or staff on the routes of staff. Throws `not-signed-in` where nobody does. */
export function signedInOf(request: FastifyRequest): SignedIn {
  if (request.caller?.kind !== "person") throw notSignedIn();
  return request.caller.session;
}

/** For consent, deletion and account changes (NFR-SEC-001). Throws Problem `step-up-required`. */
export function refuseOldProof(caller: Caller | null, nowMs: number): void {
  if (caller?.kind !== "person" || nowMs - caller.session.provedAtMs < provedGoodForMs) return;
  throw new Problem(
    403,
    "step-up-required",
    "This needs a sign-in that is not older than 10 minutes. Sign in again, then do it once more. Nothing was changed.",
  );
}

export function notSignedIn(): Problem {
  return new Problem(
    401,
    "not-signed-in",
    "You are not signed in, or your session has ended. Sign in and try again.",
  );
}
