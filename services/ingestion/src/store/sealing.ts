import { seal, unseal, type HouseholdKeys } from "@halfhourly/keys";

/** Keeps a household's file and what was found in it unreadable without the household's own key. */
export interface Sealing {
  seal(household: string, plain: Uint8Array, place: string): Promise<Uint8Array>;
  /** @throws KeyDestroyed or NotUnsealed */
  unseal(household: string, sealed: Uint8Array, place: string): Promise<Uint8Array>;
  /** For use inside a transaction: a key that has to be read there would take a second connection. @throws KeyDestroyed */
  of(household: string): Promise<HouseholdSeal>;
}

/** One household's key, opened. */
export interface HouseholdSeal {
  seal(plain: Uint8Array, place: string): Uint8Array;
  /** @throws NotUnsealed */
  unseal(sealed: Uint8Array, place: string): Uint8Array;
}

export function sealingWith(keys: Pick<HouseholdKeys, "dataKey">): Sealing {
  return {
    seal: async (household, plain, place) => seal(await keys.dataKey(household), plain, place),
    unseal: async (household, sealed, place) => unseal(await keys.dataKey(household), sealed, place),
    async of(household) {
      const key = await keys.dataKey(household);
      return {
        seal: (plain, place) => seal(key, plain, place),
        unseal: (sealed, place) => unseal(key, sealed, place),
      };
    },
  };
}
