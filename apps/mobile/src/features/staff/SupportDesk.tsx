import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { lookAtCase } from "../../data/account-queries.js";
import { ApiProblem } from "../../data/api.js";
import { useDraft } from "../../data/draft.js";
import { Button } from "../../parts/Button.js";
import { ErrorSummary } from "../../parts/ErrorSummary.js";
import { Field } from "../../parts/Field.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Problem } from "../../parts/Problem.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { CaseFacts } from "./CaseFacts.js";

const isText = (kept: unknown): kept is string => typeof kept === "string";

/** A code that a household read out, and what it opens. The code is kept out of the address. */
export function SupportDesk() {
  const t = useWords("staff");
  const draft = useDraft("staff-case-code", "", isText);
  const [asked, setAsked] = useState(false);
  const looking = useMutation({ mutationFn: lookAtCase, onSuccess: draft.clear });
  const code = draft.value.trim().toUpperCase();
  const error = asked && code === "" && !looking.isSuccess ? t("support.codeError") : undefined;
  const notFound = looking.error instanceof ApiProblem && looking.error.status === 404;

  function look() {
    setAsked(true);
    if (code !== "") looking.mutate(code);
  }
  return (
    <Stack gap="four">
      <Paragraph size="lead">{t("support.lead")}</Paragraph>
      <ErrorSummary errors={error === undefined ? [] : [{ id: "code", message: error }]} />
      {looking.error === null ? null : (
        <Problem takesFocus fault={looking.error} says={notFound ? t("support.notFound") : undefined} />
      )}
      <Stack gap="two">
        <Field
          id="code"
          label={t("support.code")}
          hint={t("support.codeHint")}
          error={error}
          value={draft.value}
          onChange={draft.change}
          onSubmit={look}
          characters={12}
        />
        <Button onPress={look} busyLabel={looking.isPending ? t("support.looking") : undefined}>
          {t("support.look")}
        </Button>
      </Stack>
      {looking.data === undefined ? null : <CaseFacts found={looking.data} />}
    </Stack>
  );
}
