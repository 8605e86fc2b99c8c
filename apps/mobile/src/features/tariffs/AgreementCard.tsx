import { useMutation, useQueryClient } from "@tanstack/react-query";
import { londonDateAt } from "@halfhourly/domain";
import { useState } from "react";
import type { Agreement } from "../../data/answers.js";
import { callApi } from "../../data/api.js";
import { useNow } from "../../data/now.js";
import { Button } from "../../parts/Button.js";
import { Facts } from "../../parts/Facts.js";
import { Heading } from "../../parts/Heading.js";
import { Panel } from "../../parts/Panel.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Problem } from "../../parts/Problem.js";
import { Row, Stack } from "../../parts/Stack.js";
import { dayMonthYear, pence } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { refreshAfterTariff } from "./refresh-after-tariff.js";
import { useAgreementNames } from "./agreement-names.js";
import { useRateFacts } from "./rate-facts.js";

interface Props {
  readonly meterId: string;
  readonly agreement: Agreement;
}

/** One agreement: since when, what it charges, and a way to take it out again. */
export function AgreementCard({ meterId, agreement }: Props) {
  const t = useWords("tariffs");
  const energy = useWords("energy");
  const { language } = useLanguage();
  const factsOf = useRateFacts();
  const { from, to, rates, standingChargePencePerDay, vat } = agreement;
  const { name, origin } = useAgreementNames()(agreement);
  const today = londonDateAt(useNow());
  const now = from <= today && (to === null || today <= to);
  const span =
    to === null
      ? t("from", { from: dayMonthYear(from, language) })
      : t("fromTo", { from: dayMonthYear(from, language), to: dayMonthYear(to, language) });
  return (
    <Panel label={name}>
      <Stack gap="half">
        <Heading level={2}>{name}</Heading>
        <Paragraph quiet>{now ? `${t("now")} · ${span}` : span}</Paragraph>
      </Stack>
      <Facts
        facts={[
          ...factsOf(rates),
          {
            name: t("standingCharge"),
            value: energy("aDay", { pence: pence(standingChargePencePerDay, language) }),
          },
          { name: t("vat"), value: vat === "included" ? t("vatIncluded") : t("vatExcluded") },
          ...(origin === null ? [] : [{ name: t("origin"), value: origin }]),
        ]}
      />
      <Remove meterId={meterId} agreement={agreement} />
    </Panel>
  );
}

function Remove({ meterId, agreement }: Props) {
  const t = useWords("tariffs");
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const removing = useMutation({
    mutationFn: () =>
      callApi(`/v1/meters/${encodeURIComponent(meterId)}/agreements/${encodeURIComponent(agreement.id)}`, {
        method: "DELETE",
      }),
    onSuccess: () => refreshAfterTariff(client, meterId),
  });
  if (!asking) {
    return (
      <Button kind="link" label={t("removeNamed", { name: agreement.name })} onPress={() => setAsking(true)}>
        {t("remove")}
      </Button>
    );
  }
  return (
    <Stack gap="two">
      <Heading level={3}>{t("removeTitle")}</Heading>
      <Paragraph>{t("removeText")}</Paragraph>
      {removing.error === null ? null : <Problem takesFocus fault={removing.error} />}
      <Row>
        <Button
          kind="secondary"
          busyLabel={removing.isPending ? t("removing") : undefined}
          onPress={() => removing.mutate()}
        >
          {t("removeYes")}
        </Button>
        <Button kind="secondary" onPress={() => setAsking(false)}>
          {t("removeNo")}
        </Button>
      </Row>
    </Stack>
  );
}
