import type { ShownCollection } from "../../data/answers.js";
import { useNow } from "../../data/now.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { spokenInstant } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { useCollectionProblem } from "./collection-words.js";
import { SignInAgain } from "./SignInAgain.js";

/** Nothing comes in any more until the household lets us in again. */
export const WANTS_SIGN_IN: readonly (string | null)[] = [
  "access-ended",
  "account-unknown",
  "meter-not-in-account",
];

/** What holds a collection up, when it is tried again, and what the household can do about it. */
export function HeldUp({ collection }: { readonly collection: ShownCollection }) {
  const t = useWords("collect");
  const { language } = useLanguage();
  const now = useNow();
  const problemOf = useCollectionProblem(collection.source);
  const { state, problem, nextTryAt, lastAnswerAt } = collection;
  return (
    <Notice
      state="stale"
      action={WANTS_SIGN_IN.includes(problem) ? <SignInAgain collection={collection} /> : undefined}
    >
      <Paragraph>{problemOf(problem)}</Paragraph>
      {/* Where it runs already, this is among its facts. */}
      {state === "running" || lastAnswerAt === null ? null : (
        <Paragraph>{t("lastAnswer", { when: spokenInstant(lastAnswerAt, now, language) })}</Paragraph>
      )}
      {nextTryAt === null ? null : (
        <Paragraph>{t("nextTry", { when: spokenInstant(nextTryAt, now, language) })}</Paragraph>
      )}
    </Notice>
  );
}
