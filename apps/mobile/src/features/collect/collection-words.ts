import { ApiProblem } from "../../data/api.js";
import { useSources } from "../../data/collection-queries.js";
import { useWords } from "../../words/index.js";

const PROBLEMS = [
  "meter-not-known",
  "display-id-differs",
  "number-differs",
  "number-not-shown",
  "too-many-attempts",
  "source-not-answering",
  "source-refused",
  "access-ended",
  "account-unknown",
  "meter-not-in-account",
  "unit-not-stated",
  "unit-differs",
  "review-refused",
  "consent-ended",
] as const;

/** What is said otherwise of a supplier than of the network. */
const OF_SUPPLIER = ["source-not-answering", "source-refused"] as const;

const FAULTS = [
  "collection-running",
  "display-id-invalid",
  "too-many-attempts",
  "consent-required",
  "source-unknown",
  "number-not-asked",
  "proof-not-taken",
  "ticket-ended",
  "meter-not-in-account",
  "unit-not-stated",
  "moved-in-date",
  "begun-elsewhere",
] as const;

/** The supplier or intermediary by its name; null for the network, which has words of its own, and for what is not known. */
export function useSupplierTitle(name: string | undefined): string | null {
  const found = useSources().data?.sources.find(({ source }) => source === name);
  return found === undefined || found.kind === "network" ? null : found.title;
}

/** What a collection's problem means, in the language in force; a newer service may know more of them than this app. */
export function useCollectionProblem(sourceName: string | undefined): (problem: string | null) => string {
  const t = useWords("collect");
  const source = useSupplierTitle(sourceName);
  return (problem) => {
    const known = PROBLEMS.find((one) => one === problem) ?? "source-not-answering";
    const ofSupplier = OF_SUPPLIER.find((one) => one === known);
    return source === null || ofSupplier === undefined
      ? t(`problems.${known}`)
      : t(`ofSupplier.${ofSupplier}`, { source });
  };
}

/** What is looked at before anything is collected. */
export function provingWords(
  t: ReturnType<typeof useWords<"collect">>,
  supplierTitle: string | null,
): string {
  return supplierTitle === null ? t("proving") : t("ofSupplier.proving", { source: supplierTitle });
}

/** Why it could not be begun: what is wrong three times is not to be looked at once more. */
export function useRefusal(sourceName: string | undefined): (problem: string | null) => string {
  const t = useWords("collect");
  const problemOf = useCollectionProblem(sourceName);
  return (problem) => (problem === "number-differs" ? t("number.thrice") : problemOf(problem));
}

/** What a refused call means; undefined where any screen can meet the fault and has words for it. */
export function useCollectionFault(): (fault: unknown) => string | undefined {
  const t = useWords("collect");
  return (fault) => {
    const code = fault instanceof ApiProblem ? fault.code : null;
    const known = FAULTS.find((one) => one === code);
    return known === undefined ? undefined : t(`faults.${known}`);
  };
}
