import { createHash } from "node:crypto";
import { auditEntryText } from "@halfhourly/domain";
import type { Use, Uses } from "@halfhourly/contracts";

type Deed = readonly [
  atMs: number,
  who: string,
  what: string,
  about: string,
  where: string,
  why: string,
  result: string,
];

const HOUSEHOLD = "household-1";

const CONSENT: readonly Deed[] = [
  [
    Date.UTC(2026, 10, 2, 9, 12),
    HOUSEHOLD,
    "consent.grant",
    "c-m-el-viewing",
    "consumer-api POST /v1/meters",
    "viewing-1",
    "done",
  ],
  [
    Date.UTC(2026, 10, 2, 9, 20),
    HOUSEHOLD,
    "consent.grant",
    "c-m-gas-viewing",
    "consumer-api POST /v1/meters",
    "viewing-1",
    "done",
  ],
  [
    Date.UTC(2026, 10, 19, 20, 5),
    HOUSEHOLD,
    "consent.grant",
    "c-m-el-comparison",
    "consumer-api PUT /v1/consents",
    "comparison-1",
    "done",
  ],
  [
    Date.UTC(2026, 10, 21, 8, 30),
    HOUSEHOLD,
    "consent.weigh",
    "c-m-el-comparison",
    "consent job weigh",
    "yearly",
    "refused: too-soon",
  ],
];
const INGESTION: readonly Deed[] = [
  [
    Date.UTC(2026, 10, 2, 9, 31),
    "service:ingestion",
    "readings.store",
    "i-1",
    "ingestion job import-worker",
    "file import",
    "done: 27743 stored",
  ],
  [
    Date.UTC(2026, 10, 2, 9, 31, 4),
    HOUSEHOLD,
    "import.end",
    "i-1",
    "ingestion job import-worker",
    "file import",
    "done",
  ],
];

function chainOf(deeds: readonly Deed[]): Use[] {
  const entries: Use[] = [];
  for (const [atMs, who, what, about, where, why, result] of deeds) {
    const previousHash = entries.at(-1)?.hash ?? "";
    const entry = {
      position: entries.length + 1,
      atMs,
      chain: HOUSEHOLD,
      who,
      what,
      about,
      where,
      why,
      result,
      previousHash,
    };
    entries.push({ ...entry, hash: createHash("sha256").update(auditEntryText(entry)).digest("hex") });
  }
  return entries;
}

/** Two books of our own making, sealed but for the last line. `changed`: one byte of the third line is another. */
export function usesAnswer(what: "as-written" | "changed" | "staff" | "empty"): Uses {
  const staff: Deed = [
    Date.UTC(2026, 10, 20, 11, 2),
    "account-9",
    "support.see",
    "s-1",
    "consumer-api GET /v1/staff/support-cases",
    "support case",
    "done",
  ];
  const consent = chainOf(what === "staff" ? [...CONSENT, staff] : CONSENT);
  const books =
    what === "empty"
      ? []
      : [
          { service: "consent", entries: consent },
          { service: "ingestion", entries: chainOf(INGESTION) },
        ];
  return {
    chains: books.map(({ service, entries }) => {
      const [sealed, last] = [entries.at(-2), entries.at(-1)];
      const shown = entries.map((use) =>
        what === "changed" && service === "consent" && use.position === 3
          ? { ...use, about: "c-m-el-research" }
          : use,
      );
      return {
        service,
        entries: shown,
        head: { position: last?.position ?? 0, hash: last?.hash ?? "" },
        ...(sealed === undefined
          ? {}
          : {
              anchored: {
                anchor: 41,
                anchoredAt: "2026-11-21T16:00:00Z",
                position: sealed.position,
                hash: sealed.hash,
              },
            }),
      };
    }),
  };
}
