import type {
  FindAccount,
  ShownAccount,
  ShownBalance,
  ShownLive,
  ShownPossibilities,
  Sources,
} from "../../src/data/answers.js";
import type { Answered, Asked } from "./answers.js";
import type { Household } from "./household.js";
import { problem } from "./problem.js";

const MINUTE_MS = 60_000;
const inMinutes = (minutes: number) =>
  `${new Date(Date.now() + minutes * MINUTE_MS).toISOString().slice(0, 19)}Z`;

/** The one account that these suppliers know. */
const ACCOUNT = "A-1234ABCD";
const KEY = "key-of-nobody";
const POSTCODE = "CF10 1BH";

const supplier = (source: string, part: Partial<Sources["sources"][number]>): Sources["sources"][number] => ({
  source,
  title: "Ynni Da",
  kind: "supplier",
  accepts: ["api-key"],
  simulated: true,
  fuels: ["electricity", "gas"],
  intervals: [{ fuel: "electricity", direction: "import", elements: [1], unit: "Wh" }],
  depthMonths: 13,
  live: true,
  balance: true,
  meterTariff: false,
  proofs: ["supplier-account"],
  practice: [],
  practiceAccounts: [],
  ...part,
});

export const suppliers: Sources["sources"] = [
  supplier("ynni-da", {
    accepts: ["api-key", "password"],
    practiceAccounts: [
      {
        accountNumber: ACCOUNT,
        apiKey: KEY,
        login: "sam@example.org",
        password: "a-made-up-one",
        postcode: POSTCODE,
        meterPoints: ["2000027391990"],
      },
    ],
  }),
  supplier("golau", { title: "Golau", accepts: ["authorisation-code"], live: false }),
  supplier("drych", {
    title: "Drych",
    kind: "intermediary",
    accepts: ["operator"],
    proofs: ["manual-review"],
  }),
];

/** What accounts at suppliers answer; null for any other call. */
export function accountsAnswer(home: Household, { method, path, query, body }: Asked): Answered | null {
  if (method === "POST" && path === "/v1/supplier-accounts/find")
    return find(home, JSON.parse(body) as FindAccount);
  if (path === "/v1/supplier-accounts/authorise")
    return {
      status: 200,
      body: {
        url: `/collect/return#state=state-of-the-sign-in-1&code=code-of-${query.get("source")}`,
        endsAt: inMinutes(10),
      },
    };
  const [, meterId, view] = /^\/v1\/meters\/([^/]+)\/(possibilities|balance|live)$/.exec(path) ?? [];
  if (meterId === undefined) return null;
  if (view === "possibilities") return { status: 200, body: possibilitiesOf(home, meterId) };
  if (!home.collections.has(meterId)) return { status: 200, body: untold(view) };
  if (home.figuresAreOld) return { status: 200, body: view === "live" ? oldPower() : oldBalance };
  return { status: 200, body: view === "live" ? liveNow() : balance };
}

/** The postcode ZZ1 1ZZ is nobody's, and at ZZ9 9ZZ the supplier does not answer. */
function find(home: Household, { source, postcode, access }: FindAccount): Answered {
  const bare = postcode.replace(/\s/g, "").toUpperCase();
  if (bare === "ZZ99ZZ") return problem(503, "source-not-answering");
  if (access.kind === "api-key" && access.apiKey !== KEY) return problem(422, "access-refused");
  if (bare !== POSTCODE.replace(" ", "")) return problem(422, "postcode-differs");
  return { status: 200, body: foundAt(home, source) };
}

function foundAt(home: Household, source: string): ShownAccount {
  const meter = (
    meterPoint: string,
    fuel: "electricity" | "gas",
    part: Partial<ShownAccount["meters"][number]> = {},
  ): ShownAccount["meters"][number] => {
    const meterId = home.meters.find((held) => held.meterPoint === meterPoint)?.id ?? null;
    return {
      meterPoint,
      fuel,
      direction: "import",
      payment: "credit",
      occupiedFrom: "2026-05-03",
      halfHours: true,
      live: fuel === "electricity",
      balance: false,
      meterId,
      addable: true,
      whyNot: null,
      ...part,
    };
  };
  return {
    source,
    ticket: "ticket-1",
    ticketEndsAt: inMinutes(15),
    proofs: source === "drych" ? ["manual-review"] : ["supplier-account"],
    meters: [
      meter("2000027391990", "electricity"),
      meter("1900000000013", "electricity", { payment: null }),
      meter("2000000000011", "electricity", {
        direction: "export",
        addable: false,
        whyNot: "export-with-import",
      }),
      meter("7451293210", "gas", { halfHours: false, addable: false, whyNot: "unit-not-stated" }),
    ],
  };
}

function possibilitiesOf(home: Household, meterId: string): ShownPossibilities {
  const collected = home.collections.get(meterId);
  const meter = home.meters.find(({ id }) => id === meterId);
  const ways = [
    { source: "dcc", title: "DCC", simulated: true, accepts: [], proofs: ["display-id", "cin"] as const },
    ...suppliers,
  ].map(({ source, title, simulated, accepts, proofs }) => ({
    source,
    title,
    simulated,
    accepts: [...accepts],
    proofs: [...proofs],
    inUse: collected?.source === source && !["refused", "stopped"].includes(collected.state),
  }));
  const ofSupplier = ways.filter(({ source }) => source === "ynni-da");
  const isPrepaid = meter?.payment === "prepayment";
  return {
    possibilities: [
      { what: "half-hours", ways, whyNot: null },
      meter?.fuel === "gas"
        ? { what: "live", ways: [], whyNot: "needs-device" }
        : { what: "live", ways: ofSupplier, whyNot: null },
      isPrepaid
        ? { what: "balance", ways: ofSupplier, whyNot: null }
        : { what: "balance", ways: [], whyNot: "not-prepayment" },
      { what: "meter-tariff", ways: ways.filter(({ source }) => source === "dcc"), whyNot: null },
    ],
  };
}

/** Nothing collects the meter. */
const untold = (view: string | undefined): ShownBalance | ShownLive =>
  view === "live" ? { live: null, problem: "no-source" } : { balance: null, problem: "no-source" };

const topUp = (day: string, pence: number) => ({ at: `2026-11-${day}T08:15:00Z`, pence });

const balance: ShownBalance = {
  balance: {
    source: "ynni-da",
    simulated: true,
    at: inMinutes(-42),
    askedAt: inMinutes(-2),
    creditPence: 1234,
    emergencyCredit: { limitPence: 1000, usedPence: 0 },
    debtPence: 3400,
    debtRecoveryPencePerWeek: 350,
    topUps: [topUp("20", 2000), topUp("12", 1500), topUp("05", 2000), topUp("01", 1000)],
  },
  problem: null,
};

/** Below nothing, three days ago, and the supplier is silent since. */
const oldBalance: ShownBalance = {
  balance: {
    ...balance.balance!,
    at: inMinutes(-3 * 24 * 60),
    creditPence: -215,
    emergencyCredit: { limitPence: 1000, usedPence: 215 },
    debtPence: null,
    debtRecoveryPencePerWeek: null,
    topUps: [],
  },
  problem: "source-not-answering",
};

function oldPower(): ShownLive {
  const { live } = liveNow();
  return { live: { ...live!, at: inMinutes(-45), ageSeconds: 2_700 }, problem: "source-not-answering" };
}

function liveNow(): ShownLive {
  return {
    live: {
      source: "ynni-da",
      simulated: true,
      at: inMinutes(-0.2),
      powerW: 1240,
      ageSeconds: 12,
      freshWithinSeconds: 10,
      askedAt: inMinutes(0),
    },
    problem: null,
  };
}
