import { useState } from "react";
import { Field } from "../../parts/Field.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Question } from "../../parts/Question.js";
import { useWords } from "../../words/index.js";

interface Props {
  /** True where the service knows no deletion of the key that was typed. */
  readonly refused: boolean;
  readonly onKey: (key: string) => void;
}

export function KeyQuestion({ refused, onKey }: Props) {
  const t = useWords("closing");
  const [typed, setTyped] = useState("");
  const [empty, setEmpty] = useState(false);
  const error = empty ? t("closed.empty") : refused ? t("closed.notFound") : undefined;

  function show() {
    const key = typed.trim();
    setEmpty(key === "");
    if (key !== "") onKey(key);
  }
  return (
    <Question
      title={t("closed.follow")}
      errors={error === undefined ? [] : [{ id: "certificate-key", message: error }]}
      onContinue={show}
      continueLabel={t("closed.show")}
    >
      <Paragraph>{t("closed.ask")}</Paragraph>
      <Field
        id="certificate-key"
        label={t("closed.field")}
        hint={t("closed.hint")}
        error={error}
        value={typed}
        onChange={setTyped}
        onSubmit={show}
      />
    </Question>
  );
}
