import type { ExportJob } from "@halfhourly/contracts";
import { newAccountHeld, type AccountHeld } from "./account-answers.js";
import type { Agreement, ImportJob, Meter, PriceCaps, ShownCollection } from "../../src/data/answers.js";
import { newFakeComparison, type FakeComparison } from "./comparison.js";
import { newConsents, type FakeConsents } from "./consents.js";

/** A household of our own making, in the shape of the contract. The MPAN is the field's published example. */
export interface Household {
  meters: Meter[];
  agreements: Map<string, Agreement[]>;
  collections: Map<string, ShownCollection>;
  imports: Map<string, { job: ImportJob; asked: number }>;
  preferences: { language: "en" | "cy"; theme: "system" | "light" | "dark" };
  account: AccountHeld;
  signedIn: boolean;
  /** False: the sign-in is too old for acts that need a fresh one. */
  proved: boolean;
  privacy: FakeConsents;
  comparison: FakeComparison;
  /** Newest first. */
  exports: ExportJob[];
  uses: "as-written" | "changed" | "staff" | "empty";
  /** Whether this copy knows suppliers beside the network. */
  linksAccounts: boolean;
  /** True: no collection goes on. */
  collectionsStand: boolean;
  /** Neither the balance nor the power right now has come of late. */
  figuresAreOld: boolean;
  /** Every call answers 503 while true. */
  down: boolean;
}

const CONSENT = { noticeVersion: "viewing-1", grantedAt: "2026-11-02T09:12:00Z" };

export function newHousehold(): Household {
  const meters = [meter("m-el", "electricity", "2000027391990"), meter("m-gas", "gas", "3938424403")];
  return {
    meters,
    agreements: new Map([["m-el", [twoRate]]]),
    collections: new Map(),
    imports: new Map(),
    preferences: { language: "en", theme: "system" },
    account: newAccountHeld(),
    signedIn: true,
    proved: true,
    privacy: newConsents(meters),
    comparison: newFakeComparison(),
    exports: [],
    uses: "as-written",
    linksAccounts: false,
    collectionsStand: false,
    figuresAreOld: false,
    down: false,
  };
}

export function meter(id: string, fuel: Meter["fuel"], meterPoint: string, held = true): Meter {
  return {
    id,
    name: fuel === "gas" ? "Gas" : "Electricity",
    fuel,
    meterPoint,
    payment: "credit",
    region: fuel === "gas" ? null : "_H",
    generated: held,
    viewingConsent: CONSENT,
    registers: held
      ? [
          {
            direction: "import",
            element: 1,
            unit: fuel === "gas" ? "dm3" : "Wh",
            firstDate: "2025-10-20",
            lastDate: "2026-11-21",
          },
        ]
      : [],
  };
}

const twoRate: Agreement = {
  id: "a-1",
  direction: "import",
  name: "Night Saver",
  rates: {
    kind: "two-rate",
    dayPencePerKwh: "29.15",
    nightPencePerKwh: "13.5",
    night: [{ from: "00:30", to: "07:30" }],
    clock: "utc",
  },
  standingChargePencePerDay: "57.19",
  vat: "included",
  from: "2025-10-01",
  to: null,
};

const quarters = [
  ["2026-Q2", "2026-04-01", "2026-06-30", "24.67", "57.21"],
  ["2026-Q3", "2026-07-01", "2026-09-30", "26.11", "57.19"],
  ["2026-Q4", "2026-10-01", "2026-12-31", "25.7", "57.19"],
] as const;

export const priceCaps: PriceCaps = {
  levels: quarters.flatMap(([quarter, from, to, pencePerKwh, standing]) =>
    (["electricity", "gas"] as const).map((fuel) => ({
      quarter,
      from,
      to,
      region: "GB average",
      payment: "direct debit",
      fuel,
      pencePerKwh: fuel === "gas" ? "6.29" : pencePerKwh,
      standingChargePencePerDay: fuel === "gas" ? "35.09" : standing,
      vat: "included" as const,
      source: "made for tests",
    })),
  ),
};
