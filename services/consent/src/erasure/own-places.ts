import { auditPlaces, retireOldChains } from "@halfhourly/audit";
import type { DataOwner, ErasureReceipt } from "@halfhourly/contracts";
import type { HouseholdKeys } from "@halfhourly/keys";
import type { Parts } from "../actions/parts.js";
import { removeOutlived } from "./outlived.js";

const proof =
  "Proof of what was agreed and erased (UK GDPR Articles 5(2) and 7(1)), pseudonymous, for six years: the limitation period.";

/** The consent service's own tables. It comes after the other owners, because they may still ask it. */
export function consentOwner({ database, now }: Parts): DataOwner {
  return {
    name: "consent",
    places: [
      {
        place: "table consent.current_consent",
        erasure: "removed",
        why: "The only rows that lead from a household to a meter point, by its keyed hash.",
      },
      { place: "table consent.consent_record", erasure: "kept", why: proof },
      { place: "table consent.receipt", erasure: "kept", why: proof },
      ...auditPlaces("consent"),
      {
        place: "table consent.tenancy_question",
        erasure: "removed",
        why: "Leads to a meter point, by its keyed hash.",
      },
      { place: "table consent.erasure_case", erasure: "kept", why: proof },
      { place: "table consent.erasure_step", erasure: "kept", why: proof },
      {
        place: "table consent.retention_run",
        erasure: "nothing-personal",
        why: "When old rows were removed last.",
      },
    ],
    async erase(request): Promise<ErasureReceipt> {
      const count = async (table: string, where: string, values: readonly unknown[]) =>
        (await database.query(`delete from consent.${table} where ${where} returning 1`, values)).length;
      const { household } = request;
      if (request.kind === "consent-ended") {
        if (!request.lastPurpose) return { owner: "consent", atMs: now(), removed: {} };
        const meter = [household, request.meterPointHash, request.fuel];
        const where = "household = $1 and meter_point_hash = $2 and fuel = $3";
        const questions = await count("tenancy_question", where, meter);
        return { owner: "consent", atMs: now(), removed: { "table consent.tenancy_question": questions } };
      }
      const questions = await count("tenancy_question", "household = $1", [household]);
      // The other cases of the household are closed: an account waits for them.
      await database.query(
        "update consent.erasure_case set meter_point_hash = null where household = $1 and closed_at is not null",
        [household],
      );
      const consents = await count("current_consent", "household = $1", [household]);
      return {
        owner: "consent",
        atMs: now(),
        removed: { "table consent.current_consent": consents, "table consent.tenancy_question": questions },
      };
    },
    retain: async (nowMs) => ({
      ...(await removeOutlived(database, nowMs)),
      "table consent.audit_entry": await retireOldChains(database, "consent", nowMs),
    }),
  };
}

/** The keys. They come last: once they are destroyed, nothing that is left of the household can be read, backups too. */
export function keysOwner(keys: Pick<HouseholdKeys, "destroy">, now: () => number): DataOwner {
  return {
    name: "keys",
    places: [
      {
        place: "table keys.household_key",
        erasure: "shredded",
        why: "The key material is removed; the row stays, so that no second key is ever made under the same id.",
      },
      {
        place: "table keys.field_hash_key",
        erasure: "nothing-personal",
        why: "One key for the whole instance, under which meter points and emails are found.",
      },
      {
        place: "table keys.signing_key",
        erasure: "nothing-personal",
        why: "Signs receipts and certificates of everybody.",
      },
      {
        place: "table keys.master_key",
        erasure: "nothing-personal",
        why: "Which generations of the master key there are, without the keys.",
      },
    ],
    async erase(request): Promise<ErasureReceipt> {
      if (request.kind === "consent-ended") return { owner: "keys", atMs: now(), removed: {} };
      await keys.destroy(request.subject);
      await keys.destroy(request.household);
      return { owner: "keys", atMs: now(), removed: { "table keys.household_key": 2 } };
    },
    retain: () => Promise.resolve({}),
  };
}
