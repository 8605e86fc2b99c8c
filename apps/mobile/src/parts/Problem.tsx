import { useWords } from "../words/index.js";
import { Button } from "./Button.js";
import { Notice } from "./Notice.js";
import { Paragraph } from "./Paragraph.js";
import { supportCodeOf, useProblemWords } from "./problem-words.js";

interface Props {
  readonly fault: unknown;
  readonly tryAgain?: () => void;
  /** Instead of the words for faults that any screen can meet. */
  readonly says?: string | undefined;
  /** True for what came of pressing a button. */
  readonly takesFocus?: boolean;
}

/** What happened, is my data safe, what to do, and the code for support. */
export function Problem({ fault, tryAgain, says, takesFocus = false }: Props) {
  const t = useWords("parts");
  const wordsOf = useProblemWords();
  const code = supportCodeOf(fault);
  return (
    <Notice
      state="error"
      takesFocus={takesFocus}
      title={t("problem.title")}
      action={
        tryAgain === undefined ? undefined : (
          <Button kind="secondary" onPress={tryAgain}>
            {t("tryAgain")}
          </Button>
        )
      }
    >
      <Paragraph>{says ?? wordsOf(fault)}</Paragraph>
      <Paragraph>{t("problem.safe")}</Paragraph>
      {code === null ? null : <Paragraph quiet>{t("problem.code", { requestId: code })}</Paragraph>}
    </Notice>
  );
}
