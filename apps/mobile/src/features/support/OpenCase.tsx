import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SupportCase } from "../../data/answers.js";
import { callApi } from "../../data/api.js";
import { useNow } from "../../data/now.js";
import { Button } from "../../parts/Button.js";
import { Facts } from "../../parts/Facts.js";
import { Heading } from "../../parts/Heading.js";
import { KeyFigure } from "../../parts/KeyFigure.js";
import { Panel } from "../../parts/Panel.js";
import { Problem } from "../../parts/Problem.js";
import { spokenInstant } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { useAboutWords } from "./about-words.js";

/** The code to read out, until when it works, and the way to end it now. */
export function OpenCase({ one }: { readonly one: SupportCase }) {
  const t = useWords("support");
  const now = useNow();
  const { language } = useLanguage();
  const aboutWords = useAboutWords();
  const client = useQueryClient();
  const closing = useMutation({
    mutationFn: () => callApi(`/v1/support-cases/${encodeURIComponent(one.id)}`, { method: "DELETE" }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["support-cases"] }),
  });
  const seen = one.seenBySupportAt;
  return (
    <Panel>
      <Heading level={2}>{t("codeTitle")}</Heading>
      <KeyFigure large value={one.code} label={t("code")} />
      <Facts
        facts={[
          { name: t("about"), value: aboutWords(one.about) },
          { name: t("until"), value: spokenInstant(one.endsAt, now, language) },
          { name: t("seen"), value: seen === null ? t("seenNotYet") : spokenInstant(seen, now, language) },
        ]}
      />
      {closing.error === null ? null : <Problem takesFocus fault={closing.error} />}
      <Button
        kind="secondary"
        busyLabel={closing.isPending ? t("closing") : undefined}
        onPress={() => closing.mutate()}
      >
        {t("close")}
      </Button>
    </Panel>
  );
}
