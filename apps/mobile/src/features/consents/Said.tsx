import type { Consent } from "@halfhourly/contracts";
import { fetchCertificate, fetchReceipt, useErasureCases } from "../../data/consent-queries.js";
import { Link } from "../../parts/Link.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { CaseState } from "../erasure/CaseState.js";
import { HowToCheck } from "../erasure/HowToCheck.js";
import { SaveSigned } from "../erasure/SaveSigned.js";
import { useMeterName } from "../meters/meter-words.js";
import { receiptFileName } from "./consent-words.js";

interface Props {
  readonly consent: Consent;
  readonly said: string | undefined;
}

/** What an answer did: a yes has its receipt, a stop its deletion, a no changes nothing. */
export function Said({ consent, said }: Props) {
  const t = useWords("consents");
  const nameOf = useMeterName();
  const purpose = t(`purposes.${consent.purpose}.name`);
  const name = nameOf({ name: consent.meterName, fuel: consent.fuel });
  const title = said === "yes" ? "said.yesTitle" : said === "stop" ? "said.stopTitle" : "said.noTitle";
  return (
    <Screen title={t(title)}>
      {said === "yes" ? (
        <>
          <Notice state="success">{t("said.yes", { purpose, name })}</Notice>
          <Receipt consent={consent} />
        </>
      ) : null}
      {said === "stop" ? (
        <>
          <Notice state="success">{t("said.stop", { purpose, name })}</Notice>
          <Deletion consent={consent} />
        </>
      ) : null}
      {said === "no" ? <Paragraph size="lead">{t("said.no")}</Paragraph> : null}
      <Link href="/you/consents">{t("said.toAll")}</Link>
    </Screen>
  );
}

function Receipt({ consent }: { readonly consent: Consent }) {
  const t = useWords("consents");
  const nameOf = useMeterName();
  const { consentId } = consent;
  if (!consent.hasReceipt || consentId === null) return null;
  const fileName = receiptFileName(consent);
  return (
    <Stack gap="one">
      <SaveSigned
        kind="secondary"
        fileName={fileName}
        fetchDocument={() => fetchReceipt(consentId)}
        label={t("receipt.named", {
          purpose: t(`purposes.${consent.purpose}.name`),
          name: nameOf({ name: consent.meterName, fuel: consent.fuel }),
        })}
      >
        {t("receipt.save")}
      </SaveSigned>
      <HowToCheck
        title={t("receipt.what")}
        text={t("receipt.text")}
        check={t("receipt.check")}
        fileName={fileName}
      />
    </Stack>
  );
}

/** The newest deletion of this purpose and meter. */
function Deletion({ consent }: { readonly consent: Consent }) {
  const { data } = useErasureCases();
  const own = (data?.cases ?? [])
    .filter(
      ({ purpose, fuel, meterName }) =>
        purpose === consent.purpose && fuel === consent.fuel && meterName === consent.meterName,
    )
    .sort((a, b) => b.openedAt.localeCompare(a.openedAt))[0];
  return own === undefined ? null : <CaseState of={own} fetchCertificate={() => fetchCertificate(own.id)} />;
}
