import type { HouseholdSeal } from "../store/sealing.js";
import type { KeptAccess, SourceCall } from "../suppliers/port.js";
import type { CollectingParts, GuardedSource } from "./parts.js";
import { openColumn, sealColumn } from "./sealed.js";
import { readAccess, setAccess } from "./store/accesses.js";

/** An account at a source, opened for the work of one worker. */
export interface OpenAccount {
  readonly source: GuardedSource;
  readonly household: string;
  readonly seal: HouseholdSeal;
  /** The newest that is kept: a token may be renewed while work goes on. */
  access(): KeptAccess;
  /** One call's means, with an end after `mostMs` where it has one. */
  call(): SourceCall;
}

/** Null where it is gone, or its source is configured no more. Throws KeyDestroyed. */
export async function openAccount(
  parts: CollectingParts,
  accessId: string,
  signal: AbortSignal,
): Promise<OpenAccount | null> {
  const { database, sealing, sources, now } = parts;
  const row = await readAccess(database, accessId);
  const source = row === null ? undefined : sources.get(row.source);
  if (row === null || source === undefined) return null;
  const seal = await sealing.of(row.household);
  let access = openColumn(seal, "access", row.id, row.access);
  return {
    source,
    household: row.household,
    seal,
    access: () => access,
    call: () => ({
      http: source.guard.forJobs,
      signal,
      nowMs: now(),
      // Kept before it is used: the old token is worth nothing from now on.
      async renewed(kept) {
        await setAccess(database, row.id, sealColumn(seal, "access", row.id, kept));
        access = kept;
      },
    }),
  };
}
