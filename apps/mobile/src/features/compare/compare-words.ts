import type { useWords } from "../../words/index.js";

/** The words of the comparison in one language. */
export type CompareWords = ReturnType<typeof useWords<"compare">>;
