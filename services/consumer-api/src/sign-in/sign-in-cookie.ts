import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ConsumerApiConfig } from "../config.js";
import { clearCookie, cookieName, readCookies, setCookie } from "../http/cookies.js";
import type { SignInSecrets } from "./issuer.js";
import { Type, type Static } from "typebox";
import { Check } from "typebox/value";

/** As long as the sign-in page itself stays good. */
const goodForSeconds = 3_600;
const mostUnderWay = 5;
const prefix = "halfhourly_sign_in_";

const SignInUnderWaySchema = Type.Object({
  state: Type.String(),
  nonce: Type.String(),
  codeVerifier: Type.String(),
  returnPath: Type.String(),
  isStepUp: Type.Boolean(),
  /** Who was signed in when a step-up began. */
  accountId: Type.Union([Type.String(), Type.Null()]),
});
export type SignInUnderWay = Static<typeof SignInUnderWaySchema> & SignInSecrets;

type Site = Pick<ConsumerApiConfig, "publicUrl">;

/** Binds a sign-in to this browser. Named by its state, so that two tabs may sign in at once without losing each other. */
export function rememberSignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  config: Site,
  underWay: SignInUnderWay,
): void {
  const value = Buffer.from(JSON.stringify(underWay)).toString("base64url");
  const lines = [setCookie(config, nameFor(underWay.state), value, { maxAgeSeconds: goodForSeconds })];
  const abandoned = [...readCookies(request.headers.cookie).keys()].filter((name) =>
    name.startsWith(cookieName(config, prefix)),
  );
  for (const name of abandoned.slice(0, Math.max(0, abandoned.length - mostUnderWay + 1)))
    lines.push(clearCookie(config, name.slice(cookieName(config, "").length)));
  void reply.header("set-cookie", lines);
}

/** The sign-in that this state belongs to, or null where this browser did not begin it. It is used up. */
export function takeSignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  config: Site,
  state: string,
): SignInUnderWay | null {
  const value = readCookies(request.headers.cookie).get(cookieName(config, nameFor(state)));
  if (value === undefined) return null;
  void reply.header("set-cookie", clearCookie(config, nameFor(state)));
  const held = parsed(value);
  return held !== null && held.state === state ? held : null;
}

function nameFor(state: string): string {
  return prefix + createHash("sha256").update(state).digest("hex").slice(0, 12);
}

function parsed(value: string): SignInUnderWay | null {
  try {
    const held: unknown = JSON.parse(Buffer.from(value, "base64url").toString("utf8"));
    return Check(SignInUnderWaySchema, held) ? held : null;
  } catch {
    return null;
  }
}
