import type {
  AccessRequest,
  Account,
  AccountMetadata,
  SessionList,
  SupportCase,
} from "../../src/data/answers.js";
import type { Answered, Asked } from "./answers.js";
import { problem } from "./problem.js";
import { deadLetters, sourcesStatus } from "./source-figures.js";

/** How one signs in and what staff may see, of our own making. */
export interface AccountHeld {
  role: Account["role"];
  signInHere: boolean;
  secondFactor: boolean;
  sessions: SessionList["sessions"];
  cases: SupportCase[];
  requests: AccessRequest[];
}

const HOUR_MS = 3_600_000;
const agoHours = (hours: number) => new Date(Date.now() - hours * HOUR_MS).toISOString();

export function newAccountHeld(): AccountHeld {
  const session = (id: string, device: string, createdHours: number, usedHours: number, current = false) => ({
    id,
    device,
    current,
    createdAt: agoHours(createdHours),
    lastUsedAt: agoHours(usedHours),
  });
  return {
    role: "consumer",
    signInHere: true,
    secondFactor: true,
    sessions: [
      session("s-2", "Chrome, Windows", 9, 8.5),
      session("s-1", "Firefox, Android", 2, 0, true),
      session("s-3", "Safari, iPhone", 11, 3),
    ],
    cases: [],
    requests: [
      request("r-1", "administrator-2", "waiting"),
      request("r-2", "account-1", "waiting"),
      request("r-3", "account-1", "allowed"),
    ],
  };
}

function request(id: string, askedBy: string, state: AccessRequest["state"]): AccessRequest {
  return {
    id,
    accountId: "5b0d3c1e-8f1a-4a0b-9b7e-1f2f3a4b5c6d",
    reason: "security-incident",
    reference: `SEC-2026/${id.slice(2)}`,
    askedBy,
    askedAt: agoHours(3),
    allowedBy: state === "allowed" ? "administrator-2" : null,
    endsAt: agoHours(-5),
    state,
  };
}

/** What the account's own routes and those of staff would say; null for any other. */
export function accountAnswer(
  held: AccountHeld,
  proved: boolean,
  { method, path, body }: Asked,
): Answered | null {
  if (method === "GET" && path === "/v1/account") return { status: 200, body: accountOf(held) };
  return (
    sessionsAnswer(held, method, path) ??
    casesAnswer(held, method, path, body) ??
    staffAnswer(held, proved, method, path, body)
  );
}

function accountOf(held: AccountHeld): Account {
  return {
    email: "sam@example.org",
    displayName: "Sam",
    role: held.role,
    createdAt: "2026-11-02T09:10:00Z",
    lastSignInAt: agoHours(2),
    signInHere: held.signInHere,
    secondFactor: held.secondFactor,
  };
}

function sessionsAnswer(held: AccountHeld, method: string, path: string): Answered | null {
  if (path === "/v1/sessions" && method === "GET") return { status: 200, body: { sessions: held.sessions } };
  const id = method === "DELETE" ? /^\/v1\/sessions\/(.+)$/.exec(path)?.[1] : undefined;
  if (id === undefined) return null;
  held.sessions = held.sessions.filter((session) => session.id !== id);
  return { status: 204 };
}

function casesAnswer(held: AccountHeld, method: string, path: string, body: string): Answered | null {
  if (path === "/v1/support-cases" && method === "GET") return { status: 200, body: { cases: held.cases } };
  if (path === "/v1/support-cases") {
    const { about } = JSON.parse(body) as { about: string };
    const id = `c-${held.cases.length + 1}`;
    const made: SupportCase = {
      id,
      code: "K7PM-3XQD",
      about,
      openedAt: agoHours(0),
      endsAt: agoHours(-24),
      state: "open",
      seenBySupportAt: null,
    };
    held.cases = [made, ...held.cases];
    return { status: 201, body: made };
  }
  const id = method === "DELETE" ? /^\/v1\/support-cases\/(.+)$/.exec(path)?.[1] : undefined;
  if (id === undefined) return null;
  held.cases = held.cases.map((one) => (one.id === id ? { ...one, state: "closed" } : one));
  return { status: 204 };
}

function staffAnswer(
  held: AccountHeld,
  proved: boolean,
  method: string,
  path: string,
  body: string,
): Answered | null {
  if (!path.startsWith("/v1/staff/")) return null;
  if (held.role === "consumer") return problem(403, "not-allowed");
  const code = /^\/v1\/staff\/support-cases\/(.+)$/.exec(path)?.[1];
  if (code !== undefined)
    return code === "K7PM-3XQD" ? { status: 200, body: metadata } : problem(404, "case-not-found");
  if (path === "/v1/staff/sources") return { status: 200, body: sourcesStatus() };
  if (path === "/v1/staff/dead-letters") return { status: 200, body: deadLetters() };
  if (path === "/v1/staff/access-requests" && method === "GET")
    return { status: 200, body: { requests: held.requests } };
  if (!proved) return problem(403, "step-up-required");
  if (path === "/v1/staff/access-requests") {
    const made = {
      ...request(`r-${held.requests.length + 1}`, "account-1", "waiting"),
      ...(JSON.parse(body) as object),
    };
    held.requests = [made, ...held.requests];
    return { status: 201, body: made };
  }
  const [, id, act] = /^\/v1\/staff\/access-requests\/([^/]+)\/(allow|account)$/.exec(path) ?? [];
  if (act === "account") return { status: 200, body: accessed };
  held.requests = held.requests.map((one) =>
    one.id === id ? { ...one, state: "allowed", allowedBy: "account-1" } : one,
  );
  return { status: 200, body: held.requests.find((one) => one.id === id) };
}

const metadata: AccountMetadata = {
  accountId: "5b0d3c1e-8f1a-4a0b-9b7e-1f2f3a4b5c6d",
  about: "readings",
  endsAt: agoHours(-20),
  createdAt: "2026-03-02T09:10:00Z",
  lastSignInAt: agoHours(5),
  secondFactor: true,
  language: "cy",
  liveSessions: 2,
  meters: [
    {
      meterId: "m-el",
      fuel: "electricity",
      payment: "credit",
      linkedAt: "2026-03-02T09:12:00Z",
      readingsUpTo: "2026-11-21",
    },
    {
      meterId: "m-gas",
      fuel: "gas",
      payment: "prepayment",
      linkedAt: "2026-03-02T09:15:00Z",
      readingsUpTo: null,
    },
  ],
};

const accessed = {
  accountId: metadata.accountId,
  email: "sam@example.org",
  displayName: "Sam",
  createdAt: metadata.createdAt,
  meters: [
    { meterId: "m-el", fuel: "electricity", meterPoint: "2000027391990", linkedAt: "2026-03-02T09:12:00Z" },
  ],
};
