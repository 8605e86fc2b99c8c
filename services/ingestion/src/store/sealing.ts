import { seal, unseal, type HouseholdKeys } from "@halfhourly/keys";

/** Keeps a household's file and what was found in it unreadable without the household's own key. */
export interface Sealing {
  seal(household: string, plain: Uint8Array, place: string): Promise<Uint8Array>;
  /** @throws KeyDestroyed or NotUnsealed */
  unseal(household: string, sealed: Uint8Array, place: string): Promise<Uint8Array>;
}

export function sealingWith(keys: Pick<HouseholdKeys, "dataKey">): Sealing {
  return {
    seal: async (household, plain, place) => seal(await keys.dataKey(household), plain, place),
    unseal: async (household, sealed, place) => unseal(await keys.dataKey(household), sealed, place),
  };
}
