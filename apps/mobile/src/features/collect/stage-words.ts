import type { ShownCollection } from "../../data/answers.js";
import { useWords } from "../../words/index.js";
import { provingWords, useCollectionProblem, useRefusal, useSupplierTitle } from "./collection-words.js";
import { isProving, quarterOf } from "./stage.js";

interface Heard {
  readonly stage: string;
  readonly label: string;
  readonly says: string;
}

/** What somebody hears who does not see the screen: that it began, what holds it up, each quarter of the way, and how it ended. */
export function useStage(collection: ShownCollection | null): Heard {
  const t = useWords("collect");
  const problemOf = useCollectionProblem(collection?.source);
  const refusalOf = useRefusal(collection?.source);
  const source = useSupplierTitle(collection?.source);
  if (collection === null) return { stage: "none", label: t("begin"), says: "" };
  const { state, problem, halfHoursStored } = collection;
  switch (state) {
    case "waiting-for-number":
      return { stage: state, label: t("number.title"), says: t("number.title") };
    case "waiting-for-review":
      return { stage: state, label: t("review.title"), says: t("review.title") };
    case "refused":
      return { stage: state, label: `${t("refused")}. ${refusalOf(problem)}`, says: "" };
    case "stopped":
      return { stage: state, label: t("stopped.title"), says: "" };
    case "running": {
      const title =
        halfHoursStored === 0 ? t("running.noneTitle") : t("running.title", { count: halfHoursStored });
      return { stage: state, label: title, says: title };
    }
    case "proving":
    case "collecting":
  }
  const label = isProving(collection) ? provingWords(t, source) : t("collecting");
  if (problem !== null) return { stage: `${label} ${problem}`, label, says: problemOf(problem) };
  const percent = quarterOf(collection);
  // The bar's own label is heard when it changes.
  return { stage: `${label} ${percent}`, label, says: percent === 0 ? "" : t("partIn", { percent }) };
}
