import { useMutation, useQueryClient } from "@tanstack/react-query";
import { View } from "react-native";
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
import type { OneSession } from "./order.js";

interface Props {
  readonly session: OneSession;
  readonly fresh: boolean;
}

/** One device: what it is, since when it is in, and the way to put it out. */
export function SessionCard({ session, fresh }: Props) {
  const now = useNow();
  const { language } = useLanguage();
  const t = useWords("security");
  const client = useQueryClient();
  const ending = useMutation({
    mutationFn: () => callApi(`/v1/sessions/${encodeURIComponent(session.id)}`, { method: "DELETE" }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["sessions"] }),
  });
  const when = (instant: string) => spokenInstant(instant, now, language);
  return (
    <View role="listitem">
      <Panel>
        <View>
          <Heading level={2}>{session.device}</Heading>
          {session.current ? <Paragraph strong>{t("sessions.here")}</Paragraph> : null}
          {fresh ? <Paragraph strong>{t("sessions.fresh")}</Paragraph> : null}
        </View>
        <Facts
          facts={[
            { name: t("sessions.since"), value: when(session.createdAt) },
            { name: t("sessions.lastUsed"), value: when(session.lastUsedAt) },
          ]}
        />
        {ending.error === null ? null : <Problem takesFocus fault={ending.error} />}
        {session.current ? null : (
          <Button
            kind="secondary"
            label={t("sessions.signOutNamed", { device: session.device })}
            busyLabel={ending.isPending ? t("sessions.signingOut") : undefined}
            onPress={() => ending.mutate()}
          >
            {t("sessions.signOut")}
          </Button>
        )}
      </Panel>
    </View>
  );
}
