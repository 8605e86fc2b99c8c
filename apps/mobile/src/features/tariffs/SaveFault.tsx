import { ApiProblem } from "../../data/api.js";
import { Problem } from "../../parts/Problem.js";
import { useWords } from "../../words/index.js";

const KNOWN = [
  "agreement-overlaps",
  "agreement-dates",
  "rates-invalid",
  "too-many-agreements",
  "invalid-request",
] as const;

/** Why the service did not take a tariff. */
export function SaveFault({ fault }: { readonly fault: Error }) {
  const t = useWords("tariffs");
  const code = KNOWN.find((known) => fault instanceof ApiProblem && fault.code === known);
  return <Problem takesFocus fault={fault} says={code === undefined ? undefined : t(`faults.${code}`)} />;
}
