import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { NewFeedback } from "../../data/answers.js";
import { ApiProblem, callApi } from "../../data/api.js";
import { useDraft } from "../../data/draft.js";
import { Facts } from "../../parts/Facts.js";
import { Field } from "../../parts/Field.js";
import { Heading } from "../../parts/Heading.js";
import { Link } from "../../parts/Link.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Problem } from "../../parts/Problem.js";
import { Question } from "../../parts/Question.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { number } from "../../words/format.js";
import { useWords } from "../../words/index.js";
import { appVersion } from "./app-version.js";
import { useDeviceKind } from "./device-kind.js";

/** As many characters as the API takes. */
const MOST_CHARACTERS = 4000;
const isText = (kept: unknown): kept is string => typeof kept === "string";

export function Feedback() {
  const t = useWords("feedback");
  const draft = useDraft("feedback", "", isText);
  const device = useDeviceKind();
  const [asked, setAsked] = useState(false);
  const sending = useMutation({
    mutationFn: (body: NewFeedback) => callApi("/v1/feedback", { method: "POST", body }),
    onSuccess: draft.clear,
  });
  const message = draft.value.trim();
  const fault =
    message === ""
      ? t("empty")
      : message.length > MOST_CHARACTERS
        ? t("long", { count: number(message.length) })
        : undefined;
  const error = asked ? fault : undefined;

  function send() {
    setAsked(true);
    if (fault === undefined) {
      sending.mutate({
        message,
        appVersion,
        device: `${device.system}, ${device.width === "phone" ? "phone" : "desktop"} width`,
        screen: "feedback",
      });
    }
  }
  if (sending.isSuccess) return <Thanks />;
  return (
    <Question
      title={t("title")}
      back="/you"
      errors={error === undefined ? [] : [{ id: "message", message: error }]}
      onContinue={send}
      continueLabel={t("send")}
      busyLabel={sending.isPending ? t("sending") : undefined}
    >
      {sending.error === null ? null : <SendFault fault={sending.error} />}
      <Paragraph size="lead">{t("lead")}</Paragraph>
      <Field
        id="message"
        label={t("message")}
        hint={t("hint")}
        error={error}
        value={draft.value}
        onChange={draft.change}
        lines={6}
      />
      <Stack gap="one">
        <Heading level={2}>{t("alsoSent")}</Heading>
        <Facts
          facts={[
            { name: t("version"), value: appVersion },
            { name: t("device"), value: `${t(`devices.${device.system}`)}, ${t(`devices.${device.width}`)}` },
          ]}
        />
        <Paragraph size="small" quiet>
          {t("nothingElse")}
        </Paragraph>
      </Stack>
    </Question>
  );
}

function SendFault({ fault }: { readonly fault: Error }) {
  const t = useWords("feedback");
  const tooMuch = fault instanceof ApiProblem && fault.code === "too-much-feedback";
  return <Problem takesFocus fault={fault} says={tooMuch ? t("tooMuch") : undefined} />;
}

function Thanks() {
  const t = useWords("feedback");
  const frame = useWords("frame");
  return (
    <Screen title={t("done.title")}>
      <Notice state="success">{t("done.text")}</Notice>
      <Link href="/">{frame("goHome")}</Link>
    </Screen>
  );
}
