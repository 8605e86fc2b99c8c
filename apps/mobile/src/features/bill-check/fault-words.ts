import type { LondonDate } from "@halfhourly/domain";
import type { FieldError } from "../../parts/ErrorSummary.js";
import { shortDate } from "../../words/format.js";
import { useWords } from "../../words/index.js";
import type { FoundFault } from "./bill-form.js";

const LABELS = {
  "bill-from": "from",
  "bill-to": "to",
  "bill-amount": "amount",
} as const;

/** The faults in words: beside the field, and with the field's name in the summary. */
export function useFaultWords(faults: readonly FoundFault[], today: LondonDate) {
  const t = useWords("billCheck");
  const words = ({ fault }: FoundFault) => t(`faults.${fault}`, { date: shortDate(today) });
  const errors: FieldError[] = faults.map((found) => ({
    id: found.field,
    // The label of the meters is a question: what to do stands by itself.
    message:
      found.field === "bill-meter"
        ? words(found)
        : t("fields", { field: t(LABELS[found.field]), fault: words(found) }),
  }));
  const errorOf = (field: FoundFault["field"]) => {
    const found = faults.find((fault) => fault.field === field);
    return found === undefined ? undefined : words(found);
  };
  return { errors, errorOf };
}
