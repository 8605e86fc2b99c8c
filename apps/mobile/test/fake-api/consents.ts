import type { Consent, ConsentAnswer, ErasureCase } from "@halfhourly/contracts";
import type { Answered, Asked } from "./answers.js";
import type { Household } from "./household.js";
import { problem } from "./problem.js";

const PURPOSES = ["viewing", "recommendations", "comparison", "research"] as const;
const OWNERS = 5;

/** Consents, deletions under way, and what stands in the place of an account that is gone. */
export interface FakeConsents {
  consents: Consent[];
  cases: ErasureCase[];
  certificateKey: string | null;
}

export function newConsents(
  meters: readonly { id: string; name: string; fuel: Consent["fuel"] }[],
): FakeConsents {
  const consents = meters.flatMap((meter) =>
    PURPOSES.map((purpose, index): Consent => {
      const base = { meterId: meter.id, meterName: meter.name, fuel: meter.fuel, purpose };
      const granted = index === 0 || (index === 2 && meter.fuel === "electricity");
      return granted
        ? { ...base, ...GRANTED, consentId: `c-${meter.id}-${purpose}`, noticeVersion: `${purpose}-1` }
        : { ...base, ...NEVER };
    }),
  );
  return { consents, cases: [], certificateKey: null };
}

const GRANTED = {
  state: "granted",
  changedAt: "2026-11-02T09:12:00Z",
  renewBy: "2027-11-02",
  renewSoon: false,
  hasReceipt: true,
} as const;
const NEVER = {
  consentId: null,
  state: "none",
  noticeVersion: null,
  changedAt: null,
  renewBy: null,
  renewSoon: false,
  hasReceipt: false,
} as const;
const SIGNED = {
  signed: "eyJhbGciOiJFUzI1NiJ9.eyJtYWRlIjoiZm9yIHRlc3RzIn0.c2lnbmF0dXJl",
  keys: [{ kid: "test-1", kty: "EC", crv: "P-256" }],
};

export function consentAnswer(home: Household, asked: Asked): Answered | null {
  const { method, path } = asked;
  switch (`${method} ${path}`) {
    case "GET /v1/notices":
      return {
        status: 200,
        body: {
          notices: PURPOSES.map((purpose) => ({ purpose, version: `${purpose}-1`, from: "2026-11-01" })),
        },
      };
    case "GET /v1/consents":
      return { status: 200, body: { consents: home.privacy.consents } };
    case "PUT /v1/consents":
      return answerConsent(home, JSON.parse(asked.body) as ConsentAnswer);
    case "GET /v1/erasure-cases":
      home.privacy.cases = home.privacy.cases.map(moved);
      return { status: 200, body: { cases: home.privacy.cases } };
    default:
      return documentAnswer(asked) ?? moveOut(home, asked) ?? stillMine(home, asked);
  }
}

function answerConsent(home: Household, answer: ConsentAnswer): Answered {
  if (!home.proved) return problem(403, "step-up-required");
  const { meterId, purpose, granted, noticeVersion } = answer;
  const held = home.privacy.consents.find(
    (consent) => consent.meterId === meterId && consent.purpose === purpose,
  );
  if (held === undefined) return problem(404, "meter-not-found");
  if (granted && noticeVersion !== `${purpose}-1`) return problem(409, "notice-out-of-date");
  const consent: Consent = granted
    ? { ...held, ...GRANTED, consentId: held.consentId ?? `c-${meterId}-${purpose}`, noticeVersion }
    : { ...held, state: "withdrawn", changedAt: "2026-11-21T17:00:00Z", renewBy: null, renewSoon: false };
  home.privacy.consents = home.privacy.consents.map((other) => (other === held ? consent : other));
  if (granted) return { status: 200, body: { consent } };
  const erasureCase = newCase(home, held);
  return { status: 200, body: { consent, erasureCase } };
}

function newCase(home: Household, ended: Consent | null): ErasureCase {
  const made: ErasureCase = {
    id: `e-${home.privacy.cases.length + 1}`,
    ...(ended === null
      ? { kind: "account-closed" as const }
      : {
          kind: "consent-ended" as const,
          fuel: ended.fuel,
          purpose: ended.purpose,
          meterName: ended.meterName,
        }),
    state: "open",
    openedAt: "2026-11-21T17:00:00Z",
    dueAt: "2026-12-21T17:00:00Z",
    closedAt: null,
    ownersDone: 1,
    ownersTotal: OWNERS,
    droppedInFlight: ended?.purpose === "viewing" ? 2 : 0,
  };
  home.privacy.cases.push(made);
  return made;
}

/** One owner of data answers each time it is asked after. */
function moved(one: ErasureCase): ErasureCase {
  if (one.state === "closed") return one;
  const ownersDone = Math.min(one.ownersDone + 1, one.ownersTotal);
  return ownersDone === one.ownersTotal
    ? { ...one, ownersDone, state: "closed", closedAt: "2026-11-21T17:03:00Z" }
    : { ...one, ownersDone };
}

function documentAnswer({ method, path }: Asked): Answered | null {
  if (method !== "GET") return null;
  if (/^\/v1\/consents\/[^/]+\/receipt$/.test(path))
    return { status: 200, body: { kind: "consent-receipt", ...SIGNED } };
  if (/^\/v1\/erasure-cases\/[^/]+\/certificate$/.test(path))
    return { status: 200, body: { kind: "erasure-certificate", ...SIGNED } };
  return null;
}

function moveOut(home: Household, { method, path }: Asked): Answered | null {
  const meterId = method === "POST" ? /^\/v1\/meters\/([^/]+)\/move-out$/.exec(path)?.[1] : undefined;
  if (meterId === undefined) return null;
  if (!home.proved) return problem(403, "step-up-required");
  for (const consent of home.privacy.consents)
    if (consent.meterId === meterId && consent.state === "granted") newCase(home, consent);
  home.privacy.consents = home.privacy.consents.map((consent) =>
    consent.meterId === meterId && consent.state === "granted"
      ? { ...consent, state: "ended", changedAt: "2026-11-21T17:00:00Z", renewBy: null, renewSoon: false }
      : consent,
  );
  return { status: 200, body: { cases: home.privacy.cases.filter(({ state }) => state === "open") } };
}

/** GET /test/tenancy: somebody else tried to add the electricity meter. */
export function askTenancy(home: Household): void {
  home.privacy.consents = home.privacy.consents.map((consent) =>
    consent.meterId === "m-el" ? { ...consent, tenancyQuestionAt: "2026-11-20T18:00:00Z" } : consent,
  );
}

function stillMine(home: Household, { method, path }: Asked): Answered | null {
  const meterId = method === "POST" ? /^\/v1\/meters\/([^/]+)\/still-mine$/.exec(path)?.[1] : undefined;
  if (meterId === undefined) return null;
  for (const consent of home.privacy.consents) delete consent.tenancyQuestionAt;
  return { status: 204 };
}

/** The account is gone at once; its case goes on, and opens to who has the key. */
export function closeAccount(home: Household): Answered {
  if (!home.proved) return problem(403, "step-up-required");
  home.signedIn = false;
  home.privacy.certificateKey = "k7Qm2vXw9RbT4nYc6HsJz3LdF8gPa5EuB1oWtNxVqKr";
  const made = newCase(home, null);
  return { status: 200, body: { case: made, certificateKey: home.privacy.certificateKey } };
}

/** GET /v1/erasure-certificates: open to anybody who has the key. */
export function closingState(home: Household, { headers }: Asked): Answered {
  const key = headers["x-certificate-key"];
  if (home.privacy.certificateKey === null || key !== home.privacy.certificateKey)
    return problem(404, "certificate-not-found");
  home.privacy.cases = home.privacy.cases.map(moved);
  const own = home.privacy.cases.find(({ kind }) => kind === "account-closed");
  const certificate =
    own?.state === "closed" ? { certificate: { kind: "erasure-certificate", ...SIGNED } } : {};
  return { status: 200, body: { case: own, ...certificate } };
}

/** GET /test/renew: everything that was allowed ends within the month. */
export function renewSoon(home: Household): void {
  home.privacy.consents = home.privacy.consents.map((consent) =>
    consent.state === "granted"
      ? { ...consent, changedAt: "2025-12-10T09:12:00Z", renewBy: "2026-12-10", renewSoon: true }
      : consent,
  );
}
