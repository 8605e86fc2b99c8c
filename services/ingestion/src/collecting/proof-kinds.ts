import type { AccessKind, ProofKind, SourceCapabilities } from "@halfhourly/contracts";

/** What each proof of occupancy is for, and what a collection that is begun with it waits for. A new kind is a new line. */
export const proofKinds: Readonly<
  Record<
    ProofKind,
    {
      /** `network`: the meter itself answers. `account`: the household has let us in there. */
      readonly holdsFor: "network" | "account" | "any";
      readonly waitsFor: "the network" | "nothing" | "a review";
    }
  >
> = {
  "display-id": { holdsFor: "network", waitsFor: "the network" },
  cin: { holdsFor: "network", waitsFor: "the network" },
  "supplier-account": { holdsFor: "account", waitsFor: "nothing" },
  "manual-review": { holdsFor: "any", waitsFor: "a review" },
};

/**
 * How an account proves that a home is the household's, the easiest first. A key of whoever runs this copy opens every
 * home alike: it proves nothing.
 */
export function proofsByAccess(kind: AccessKind): readonly ProofKind[] {
  return kind === "operator" ? ["manual-review"] : ["supplier-account", "manual-review"];
}

export function proofsOf({ kind, accepts }: Pick<SourceCapabilities, "kind" | "accepts">): ProofKind[] {
  const ofAccounts = accepts.flatMap((one) => proofsByAccess(one));
  const found = kind === "network" ? (["display-id", "cin"] as const) : ofAccounts;
  return [...new Set(found)];
}
