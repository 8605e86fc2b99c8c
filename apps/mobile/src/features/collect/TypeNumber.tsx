import { useState } from "react";
import type { ShownCollection } from "../../data/answers.js";
import { useConfirmNumber } from "../../data/collection-queries.js";
import { Button } from "../../parts/Button.js";
import { ErrorSummary } from "../../parts/ErrorSummary.js";
import { Field } from "../../parts/Field.js";
import { Heading } from "../../parts/Heading.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Problem } from "../../parts/Problem.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { useCollectionFault, useCollectionProblem } from "./collection-words.js";

/** Its problem is `number-differs` after a number that was not the one. */
export function TypeNumber({ collection }: { readonly collection: ShownCollection }) {
  const { meterId, problem, practiceNumber } = collection;
  const t = useWords("collect");
  const faultOf = useCollectionFault();
  const problemOf = useCollectionProblem(collection.source);
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState(false);
  const confirming = useConfirmNumber(meterId);
  const digits = typed.replace(/\s/g, "");
  const isWhole = /^\d{4}$/.test(digits);
  const refused = problem === null || asked ? undefined : problemOf(problem);
  const error = asked && !isWhole ? t("number.error") : refused;

  function send() {
    setAsked(true);
    if (isWhole) confirming.mutate(digits, { onSuccess: () => setAsked(false) });
  }
  return (
    <Stack gap="three">
      <ErrorSummary errors={error === undefined ? [] : [{ id: "number", message: error }]} />
      {confirming.error === null ? null : (
        <Problem takesFocus fault={confirming.error} says={faultOf(confirming.error)} />
      )}
      <Heading level={2}>{t("number.title")}</Heading>
      <Paragraph>{t("number.text")}</Paragraph>
      {practiceNumber === null ? null : (
        <Notice state="plain" title={t("number.practice")}>
          {t("number.practiceShows", { number: practiceNumber })}
        </Notice>
      )}
      <Field
        id="number"
        label={t("number.label")}
        hint={t("number.hint")}
        error={error}
        value={typed}
        onChange={setTyped}
        onSubmit={send}
        characters={6}
        inputMode="numeric"
      />
      <Button onPress={send} busyLabel={confirming.isPending ? t("number.sending") : undefined}>
        {t("number.send")}
      </Button>
    </Stack>
  );
}
