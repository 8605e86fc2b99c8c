import { ApiProblem } from "../../data/api.js";
import { useWords } from "../../words/index.js";

const PROBLEMS = [
  "meter-not-known",
  "display-id-differs",
  "number-differs",
  "number-not-shown",
  "too-many-attempts",
  "source-not-answering",
  "source-refused",
  "consent-ended",
] as const;

const FAULTS = [
  "collection-running",
  "display-id-invalid",
  "too-many-attempts",
  "consent-required",
  "source-unknown",
  "number-not-asked",
] as const;

/** What a collection's problem means, in the language in force; a newer service may know more of them than this app. */
export function useCollectionProblem(): (problem: string | null) => string {
  const t = useWords("collect");
  return (problem) => {
    const known = PROBLEMS.find((one) => one === problem);
    return known === undefined ? t("problems.source-not-answering") : t(`problems.${known}`);
  };
}

/** Why it could not be begun: what is wrong three times is not to be looked at once more. */
export function useRefusal(): (problem: string | null) => string {
  const t = useWords("collect");
  const problemOf = useCollectionProblem();
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
