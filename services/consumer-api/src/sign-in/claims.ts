import type { Role } from "@halfhourly/contracts";
import type { IssuerConfig } from "../config.js";

/** What an issuer says of somebody, in an ID token, an access token or at its userinfo address. */
export type Claims = Readonly<Record<string, unknown>>;

/** Somebody as the issuer knows them. */
export interface IssuersPerson {
  /** Absent: the embedded provider. */
  readonly issuer?: string;
  /** What the issuer never gives to anybody else. */
  readonly subject: string;
  readonly email: string;
  readonly displayName: string;
  readonly demonstration?: boolean;
  readonly language?: "en" | "cy";
  /** Absent: a consumer. */
  readonly role?: Role;
}

/** How somebody signed in. */
export interface Proof {
  readonly secondFactor: boolean;
  /** When the issuer saw them prove who they are; null where it does not say. UTC milliseconds. */
  readonly provedAtMs: number | null;
}

export interface WhoSignedIn extends IssuersPerson, Proof {}

/** By what accounts name the issuer; undefined for the embedded provider. */
export function issuerNameOf({ isEmbedded, url }: IssuerConfig): string | undefined {
  return isEmbedded ? undefined : url.replace(/\/$/, "");
}

/** Null without an address: there is nobody to write to about their own account. */
export function personOf(claims: Claims, issuer: IssuerConfig): IssuersPerson | null {
  const { email, name, locale } = claims;
  const subject = subjectOf(claims, issuer);
  if (subject === null || typeof email !== "string" || email.length > 254) return null;
  const issuerName = issuerNameOf(issuer);
  return {
    ...(issuerName === undefined ? {} : { issuer: issuerName }),
    subject,
    email,
    displayName: typeof name === "string" && name.trim() !== "" ? name : email,
    language: typeof locale === "string" && /^cy\b/i.test(locale) ? "cy" : "en",
    role: roleOf(claims, issuer),
  };
}

/** Whom a token is about, by the claim that is configured; null where it does not say. */
export function subjectOf(
  claims: Claims,
  { subjectClaim }: Pick<IssuerConfig, "subjectClaim">,
): string | null {
  const subject = claims[subjectClaim];
  return typeof subject === "string" && subject !== "" && subject.length <= 255 ? subject : null;
}

/** The most that the issuer's roles allow; whatever else it says counts for nothing here. */
export function roleOf(claims: Claims, { rolesClaim }: Pick<IssuerConfig, "rolesClaim">): Role {
  const named = valuesOf(claimAt(claims, rolesClaim));
  return (["administrator", "support"] as const).find((role) => named.includes(role)) ?? "consumer";
}

export function proofOf(
  claims: Claims,
  { secondFactorValues }: Pick<IssuerConfig, "secondFactorValues">,
  nowMs: number,
): Proof {
  const methods = valuesOf(claims["amr"]);
  const said = [...methods, ...valuesOf(claims["acr"]), ...valuesOf(claims["acrs"])];
  const secondFactor =
    secondFactorValues === null
      ? methods.some((method) => method !== "pwd")
      : said.some((value) => secondFactorValues.includes(value));
  return { secondFactor, provedAtMs: provedAtMsOf(claims["auth_time"], nowMs) };
}

/** A clock that runs ahead of ours proves nothing for longer than ours does. */
function provedAtMsOf(authTime: unknown, nowMs: number): number | null {
  return typeof authTime === "number" && authTime > 0 ? Math.min(authTime * 1000, nowMs) : null;
}

/** A claim by its own name (some issuers use addresses as names), else step by step: `realm_access.roles`. */
function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  return path.split(".").reduce<unknown>((value, name) => {
    const isPart = typeof value === "object" && value !== null && Object.hasOwn(value, name);
    return isPart ? Reflect.get(value, name) : undefined;
  }, claims);
}

function valuesOf(value: unknown): readonly string[] {
  return [value].flat().filter((one) => typeof one === "string");
}
