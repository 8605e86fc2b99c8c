import type { Fuel, Purpose } from "@halfhourly/domain";

/** What is to be erased, and why. */
export type ErasureRequest =
  | {
      readonly kind: "consent-ended";
      readonly caseId: string;
      readonly household: string;
      /** The meter point's keyed hash, as it is stored everywhere: `FieldHash.of("meter point", number)`. */
      readonly meterPointHash: string;
      readonly fuel: Fuel;
      readonly purpose: Purpose;
      /** True where no purpose for this meter point and fuel is left: then its readings go. */
      readonly lastPurpose: boolean;
    }
  | {
      readonly kind: "account-closed";
      readonly caseId: string;
      readonly household: string;
      /** The subject that the issuer knows the person by. */
      readonly subject: string;
    };

/** One place that holds households' data: `table ingestion.day_block`, `cache sessions`, `blob exports`, `log http`. */
export interface DataPlace {
  readonly place: string;
  /** What an erasure does there. `kept`: by law or as proof, pseudonymous, with the reason in `why`. */
  readonly erasure: "removed" | "shredded" | "kept" | "nothing-personal";
  readonly why: string;
}

export interface ErasureReceipt {
  readonly owner: string;
  /** UTC milliseconds. */
  readonly atMs: number;
  /** What was removed, by place: rows, files or entries. Zero is an answer too. */
  readonly removed: Readonly<Record<string, number>>;
  /** Pieces of work that were waiting or under way and were dropped; absent where there were none. */
  readonly dropped?: number;
}

/** Every part of the system that holds data of households. Erasure reaches what is listed here; a test lists the rest. */
export interface DataOwner {
  readonly name: string;
  readonly places: readonly DataPlace[];
  /** Idempotent: asked again after a crash it ends in the same state. Throws where it could not finish. */
  erase(request: ErasureRequest): Promise<ErasureReceipt>;
  /** Removes what has outlived its retention period. @returns removed entries by place. */
  retain(nowMs: number): Promise<Readonly<Record<string, number>>>;
}
