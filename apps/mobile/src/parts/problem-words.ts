import { ApiProblem } from "../data/api-problem.js";
import { useWords } from "../words/index.js";

/** Says in the language in force what went wrong and what to do, for faults that any screen can meet. */
export function useProblemWords(): (fault: unknown) => string {
  const t = useWords("parts");
  return (fault) => {
    if (!(fault instanceof ApiProblem)) return t("problem.broken");
    if (fault.code === "timeout") return t("problem.timeout");
    if (fault.status === 0) return t("problem.unreachable");
    if (fault.status === 401) return t("problem.signedOut");
    // The app may be ahead of the service that it talks to.
    if (fault.code === "address-unknown") return t("problem.notThereYet");
    if (fault.status === 404) return t("problem.notFound");
    if (fault.status === 429) return t("problem.tooMany");
    if (fault.status === 503) return t("problem.unavailable");
    return fault.status >= 500 ? t("problem.broken") : t("problem.refused");
  };
}

/** The code that support can find the request by, or null. */
export function supportCodeOf(fault: unknown): string | null {
  return fault instanceof ApiProblem && fault.status >= 500 ? fault.requestId : null;
}
