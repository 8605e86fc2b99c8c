import { ApiProblem } from "../data/api-problem.js";
import { useWords } from "../words/index.js";
import { Button } from "./Button.js";
import { Link } from "./Link.js";
import { Notice } from "./Notice.js";
import { Paragraph } from "./Paragraph.js";
import { supportCodeOf, useProblemWords } from "./problem-words.js";
import { StepUp } from "./StepUp.js";

interface Props {
  readonly fault: unknown;
  readonly tryAgain?: () => void;
  /** Instead of the words for faults that any screen can meet. */
  readonly says?: string | undefined;
  /** True for what came of pressing a button. */
  readonly takesFocus?: boolean;
}

/** What happened, is my data safe, what to do, and the code for support. Where a fresh sign-in is wanted: the way to it. */
export function Problem(props: Props) {
  const { fault, takesFocus = false } = props;
  if (!(fault instanceof ApiProblem)) return <Fault {...props} />;
  if (fault.wantsStepUp) return <StepUp takesFocus={takesFocus} />;
  return fault.isOfAnotherRole ? <AnotherRole /> : <Fault {...props} />;
}

/** Staff have no home of their own here: their pages are elsewhere. */
function AnotherRole() {
  const t = useWords("parts");
  return (
    <Notice
      state="plain"
      title={t("anotherRole.title")}
      action={<Link href="/staff">{t("anotherRole.staff")}</Link>}
    >
      {t("anotherRole.text")}
    </Notice>
  );
}

function Fault({ fault, tryAgain, says, takesFocus = false }: Props) {
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
