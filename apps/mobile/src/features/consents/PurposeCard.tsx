import type { Consent } from "@halfhourly/contracts";
import { fetchReceipt } from "../../data/consent-queries.js";
import { ButtonLink } from "../../parts/ButtonLink.js";
import { Heading } from "../../parts/Heading.js";
import { Panel } from "../../parts/Panel.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Row } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { SaveSigned } from "../erasure/SaveSigned.js";
import { useMeterName } from "../meters/meter-words.js";
import { AnswerTag } from "./AnswerTag.js";
import { receiptFileName, useStateLine } from "./consent-words.js";
import { answerAddress, isGranted } from "./purposes.js";

interface Props {
  readonly consent: Consent;
  /** Whether there is a promise to answer at all. */
  readonly offered: boolean;
}

/** One purpose of one meter: what it is for, where it stands, and the way to its page. */
export function PurposeCard({ consent, offered }: Props) {
  const t = useWords("consents");
  const stateLine = useStateLine();
  const nameOf = useMeterName();
  const purpose = t(`purposes.${consent.purpose}.name`);
  const name = nameOf({ name: consent.meterName, fuel: consent.fuel });
  const granted = isGranted(consent);
  const action = granted ? t("stop") : t("sayYes");
  return (
    <Panel fill>
      <Row gap="one">
        <AnswerTag yes={granted} />
        <Heading level={3}>{purpose}</Heading>
      </Row>
      <Paragraph>{t(`purposes.${consent.purpose}.short`)}</Paragraph>
      <Paragraph quiet size="small">
        {granted || !offered
          ? stateLine(consent, offered)
          : `${stateLine(consent, offered)} ${t(`purposes.${consent.purpose}.ifNo`)}`}
      </Paragraph>
      {granted || offered ? (
        <Row>
          <ButtonLink
            kind="secondary"
            href={answerAddress(consent)}
            label={t("named", { action, purpose, name })}
          >
            {action}
          </ButtonLink>
          <Receipt consent={consent} label={t("receipt.named", { purpose, name })} />
        </Row>
      ) : null}
    </Panel>
  );
}

function Receipt({ consent, label }: { readonly consent: Consent; readonly label: string }) {
  const t = useWords("consents");
  const { consentId } = consent;
  if (!consent.hasReceipt || consentId === null) return null;
  return (
    <SaveSigned
      fileName={receiptFileName(consent)}
      fetchDocument={() => fetchReceipt(consentId)}
      label={label}
    >
      {t("receipt.save")}
    </SaveSigned>
  );
}
