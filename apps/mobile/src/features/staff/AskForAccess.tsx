import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { callApi } from "../../data/api.js";
import { Button } from "../../parts/Button.js";
import { ErrorSummary } from "../../parts/ErrorSummary.js";
import { Field } from "../../parts/Field.js";
import { Notice } from "../../parts/Notice.js";
import { Problem } from "../../parts/Problem.js";
import { Radios } from "../../parts/Radios.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { accessFaults, REASONS, useAccessDraft, type AccessDraft, type AccessFault } from "./access-draft.js";

export function AskForAccess() {
  const t = useWords("staff");
  const client = useQueryClient();
  const draft = useAccessDraft();
  const [asked, setAsked] = useState(false);
  const sending = useMutation({
    mutationFn: ({ accountId, reason, reference }: AccessDraft) =>
      callApi("/v1/staff/access-requests", {
        method: "POST",
        body: { accountId: accountId.trim(), reason, reference: reference.trim() },
      }),
    onSuccess: () => {
      setAsked(false);
      draft.clear();
      return client.invalidateQueries({ queryKey: ["access-requests"] });
    },
  });
  const faults = asked ? accessFaults(draft.value) : [];
  const errorOf = (field: AccessFault) => (faults.includes(field) ? t(`access.${field}Error`) : undefined);

  function send() {
    setAsked(true);
    if (accessFaults(draft.value).length === 0) sending.mutate(draft.value);
  }
  return (
    <Stack gap="three">
      <ErrorSummary errors={faults.map((id) => ({ id, message: t(`access.${id}Error`) }))} />
      {sending.error === null ? null : <Problem takesFocus fault={sending.error} />}
      {sending.isSuccess && !asked ? <Notice state="success">{t("access.asked")}</Notice> : null}
      <Field
        id="accountId"
        label={t("access.accountId")}
        hint={t("access.accountIdHint")}
        error={errorOf("accountId")}
        value={draft.value.accountId}
        onChange={(accountId) => draft.change({ ...draft.value, accountId })}
      />
      <Radios
        id="reason"
        label={t("access.reason")}
        error={errorOf("reason")}
        options={REASONS.map((value) => ({ value, label: t(`access.reasons.${value}`) }))}
        value={draft.value.reason}
        onChange={(reason) => draft.change({ ...draft.value, reason })}
      />
      <Field
        id="reference"
        label={t("access.reference")}
        hint={t("access.referenceHint")}
        error={errorOf("reference")}
        value={draft.value.reference}
        onChange={(reference) => draft.change({ ...draft.value, reference })}
        characters={24}
      />
      <Button onPress={send} busyLabel={sending.isPending ? t("access.asking") : undefined}>
        {t("access.ask")}
      </Button>
    </Stack>
  );
}
