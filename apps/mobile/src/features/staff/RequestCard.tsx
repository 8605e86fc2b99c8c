import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lookAtAccount } from "../../data/account-queries.js";
import type { AccessRequest } from "../../data/answers.js";
import { callApi } from "../../data/api.js";
import { useNow } from "../../data/now.js";
import { Button } from "../../parts/Button.js";
import { Facts } from "../../parts/Facts.js";
import { Heading } from "../../parts/Heading.js";
import { Panel } from "../../parts/Panel.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Problem } from "../../parts/Problem.js";
import { spokenInstant } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { REASONS } from "./access-draft.js";
import { AccountFacts } from "./AccountFacts.js";

interface Props {
  readonly request: AccessRequest;
  /** Asked for by the one who is looking: somebody else has to allow it. */
  readonly own: boolean;
}

export function RequestCard({ request, own }: Props) {
  const t = useWords("staff");
  const now = useNow();
  const { language } = useLanguage();
  const client = useQueryClient();
  const { id, reference } = request;
  const allowing = useMutation({
    mutationFn: () =>
      callApi(`/v1/staff/access-requests/${encodeURIComponent(id)}/allow`, { method: "POST" }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["access-requests"] }),
  });
  const looking = useMutation({ mutationFn: () => lookAtAccount(id) });
  const fault = allowing.error ?? looking.error;
  const reason = REASONS.find((known) => known === request.reason);
  const state = {
    waiting: t("access.waiting"),
    allowed: t("access.allowed", { when: spokenInstant(request.endsAt, now, language) }),
    ended: t("access.ended"),
  }[request.state];
  return (
    <Panel label={reference}>
      <Heading level={3}>{reference}</Heading>
      <Facts
        facts={[
          { name: t("account"), value: request.accountId },
          { name: t("access.reason"), value: reason === undefined ? "" : t(`access.reasons.${reason}`) },
          { name: t("access.state"), value: state },
        ]}
      />
      {fault === null ? null : <Problem takesFocus fault={fault} />}
      {request.state === "waiting" && own ? <Paragraph quiet>{t("access.own")}</Paragraph> : null}
      {request.state === "waiting" && !own ? (
        <Button
          kind="secondary"
          label={t("access.allowNamed", { reference })}
          busyLabel={allowing.isPending ? t("access.allowing") : undefined}
          onPress={() => allowing.mutate()}
        >
          {t("access.allow")}
        </Button>
      ) : null}
      {request.state === "allowed" ? (
        <Button
          kind="secondary"
          label={t("access.lookNamed", { reference })}
          busyLabel={looking.isPending ? t("support.looking") : undefined}
          onPress={() => looking.mutate()}
        >
          {t("access.look")}
        </Button>
      ) : null}
      {looking.data === undefined ? null : <AccountFacts found={looking.data} />}
    </Panel>
  );
}
