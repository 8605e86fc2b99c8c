import { useWords } from "../../words/index.js";
import { files } from "../../words/en/files.js";

function has<Known extends object>(known: Known, code: string): code is Extract<keyof Known, string> {
  return Object.hasOwn(known, code);
}

/** The words for a fault of a whole file, by its code. */
export function useFileFaultWords(): (code: string) => string {
  const t = useWords("files");
  return (code) => (has(files.faults, code) ? t(`faults.${code}`) : t("faults.other"));
}

/** The words for a line that was left out, by its code. */
export function useRowFaultWords(): (code: string) => string {
  const t = useWords("files");
  return (code) => (has(files.rowFaults, code) ? t(`rowFaults.${code}`) : t("rowFaults.other"));
}

/** The words for something good to know about a file, by its code. */
export function useWarningWords(): (code: string) => string {
  const t = useWords("files");
  return (code) => (has(files.warnings, code) ? t(`warnings.${code}`) : t("warnings.other"));
}
