import { homeAnswer, usageAnswer } from "../usage-answers.js";
import type { Agreement, NewAgreement, NewMeter, Usage } from "../../src/data/answers.js";
import { accountsAnswer } from "./accounts.js";
import { accountAnswer } from "./account-answers.js";
import { meter, priceCaps, type Household } from "./household.js";
import { collectionAnswer } from "./collections.js";
import { comparisonAnswer } from "./comparison.js";
import { closeAccount, closingState, consentAnswer } from "./consents.js";
import { exportAnswer } from "./exports.js";
import { jobAfter } from "./import-jobs.js";
import { problem } from "./problem.js";
import { usesAnswer } from "./uses.js";

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface Answered {
  readonly status: number;
  readonly body?: unknown;
}

/** What the contract's API would say to this household. */
export function answer(home: Household, asked: Asked): Answered {
  if (home.down) return problem(503, "unavailable");
  if (asked.path === "/v1/price-caps") return { status: 200, body: priceCaps };
  if (asked.path === "/v1/service")
    return {
      status: 200,
      body: { operator: { name: "Ynni Ni", contact: "data@ynni.example.org" } },
    };
  if (asked.path === "/v1/notices/viewing")
    return { status: 200, body: { purpose: "viewing", version: "viewing-1", from: "2026-11-01" } };
  if (asked.path === "/v1/sign-out") {
    home.signedIn = false;
    return { status: 204 };
  }
  if (asked.path === "/v1/erasure-certificates") return closingState(home, asked);
  if (!home.signedIn) return problem(401, "not-signed-in");
  return (
    householdAnswer(home, asked) ??
    consentAnswer(home, asked) ??
    exportAnswer(home, asked) ??
    comparisonAnswer(home, asked) ??
    collectionAnswer(home, asked) ??
    accountsAnswer(home, asked) ??
    accountAnswer(home.account, home.proved, asked) ??
    meterAnswer(home, asked) ??
    problem(404, "not-found")
  );
}

function householdAnswer(home: Household, { method, path, query, body }: Asked): Answered | null {
  switch (`${method} ${path}`) {
    case "GET /v1/session":
      return {
        status: 200,
        body: {
          displayName: "Sam",
          accountId: "account-1",
          role: home.account.role,
          demonstration: home.meters.some(({ generated }) => generated),
        },
      };
    case "DELETE /v1/sessions":
      home.signedIn = false;
      home.account.sessions = [];
      return { status: 204 };
    case "GET /v1/home":
      if (home.account.role !== "consumer") return problem(403, "not-for-your-role");
      return {
        status: 200,
        body: home.meters.length === 0 ? { ...homeAnswer(), rows: [], generated: false } : homeAnswer(),
      };
    case "GET /v1/usage":
      return {
        status: 200,
        body: usageAnswer(
          query.get("period") as Usage["period"],
          query.get("date") ?? "",
          query.get("fuel") as Usage["fuel"],
        ),
      };
    case "GET /v1/meters":
      return { status: 200, body: { meters: home.meters, most: 3 } };
    case "POST /v1/meters":
      if (!home.proved) return problem(403, "step-up-required");
      return addMeter(home, JSON.parse(body) as NewMeter);
    case "GET /v1/preferences":
      return { status: 200, body: home.preferences };
    case "PUT /v1/preferences":
      home.preferences = JSON.parse(body) as Household["preferences"];
      return { status: 200, body: home.preferences };
    case "GET /v1/uses":
      return { status: 200, body: usesAnswer(home.uses) };
    case "DELETE /v1/account":
      return closeAccount(home);
    case "POST /v1/feedback":
      return { status: 204 };
    default:
      return null;
  }
}

function addMeter(home: Household, wanted: NewMeter): Answered {
  const meterPoint = wanted.meterPoint.replace(/\s/g, "");
  if (home.meters.some((held) => held.meterPoint === meterPoint)) return problem(409, "meter-already-linked");
  const made = {
    ...meter(`m-${home.meters.length + 1}`, wanted.fuel, meterPoint, false),
    payment: wanted.payment,
  };
  home.meters.push(made);
  return { status: 201, body: made };
}

function meterAnswer(home: Household, { method, path, body }: Asked): Answered | null {
  const job = /^\/v1\/imports\/(.+)$/.exec(path)?.[1];
  if (job !== undefined) return importAnswer(home, job);
  const removed = method === "DELETE" ? /^\/v1\/meters\/([^/]+)$/.exec(path)?.[1] : undefined;
  if (removed !== undefined) return removeMeter(home, removed);
  const [, meterId = "", what = "", id] =
    /^\/v1\/meters\/([^/]+)\/(imports|agreements)(?:\/(.+))?$/.exec(path) ?? [];
  if (what === "imports") return startImport(home, meterId, body);
  if (what !== "agreements") return null;
  const held = home.agreements.get(meterId) ?? [];
  if (method === "GET") return { status: 200, body: { agreements: held } };
  if (method === "DELETE") {
    home.agreements.set(
      meterId,
      held.filter((agreement) => agreement.id !== id),
    );
    return { status: 204 };
  }
  return addAgreement(home, meterId, JSON.parse(body) as NewAgreement);
}

function removeMeter(home: Household, meterId: string): Answered {
  if (!home.proved) return problem(403, "step-up-required");
  home.meters = home.meters.filter(({ id }) => id !== meterId);
  return { status: 204 };
}

function addAgreement(home: Household, meterId: string, wanted: NewAgreement): Answered {
  const held = home.agreements.get(meterId) ?? [];
  const end = (to: string | null) => to ?? "9999-12-31";
  if (held.some(({ from, to }) => from <= end(wanted.to) && wanted.from <= end(to)))
    return problem(409, "agreement-overlaps");
  const made: Agreement = { ...wanted, id: `a-${Date.now()}-${held.length}` };
  home.agreements.set(meterId, [...held, made]);
  return { status: 201, body: made };
}

function startImport(home: Household, meterId: string, body: string): Answered {
  const id = `i-${home.imports.size + 1}`;
  const failure = /fail:([a-z-]+)/.exec(body)?.[1] ?? null;
  home.imports.set(id, { job: jobAfter(id, meterId, 0, failure), asked: failure === null ? 0 : 1 });
  if (failure !== null) home.imports.set(id, { job: jobAfter(id, meterId, 2, failure), asked: 99 });
  return { status: 202, body: home.imports.get(id)?.job };
}

function importAnswer(home: Household, id: string): Answered {
  const held = home.imports.get(id);
  if (held === undefined) return problem(404, "import-not-found");
  if (held.asked === 99) return { status: 200, body: held.job };
  held.asked++;
  held.job = jobAfter(id, held.job.meterId, held.asked, null);
  return { status: 200, body: held.job };
}
