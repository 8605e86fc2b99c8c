import type { ErasureCase, SignedDocument } from "@halfhourly/contracts";
import { isOpen } from "../../data/consent-queries.js";
import { useNow } from "../../data/now.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { ProgressBar } from "../../parts/ProgressBar.js";
import { Stack } from "../../parts/Stack.js";
import { londonTimeAt, shortDate, spokenInstant } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { certificateFileName, useCaseName } from "./case-names.js";
import { SaveSigned } from "./SaveSigned.js";

interface Props {
  readonly of: ErasureCase;
  /** None where there is no certificate yet. */
  readonly fetchCertificate?: () => Promise<SignedDocument>;
}

/** A deletion: how far it is while it goes on, and its certificate once every owner of data has answered. */
export function CaseState({ of, fetchCertificate }: Props) {
  const t = useWords("erasure");
  const nameOf = useCaseName();
  return (
    <Stack gap="two">
      {isOpen(of) ? <UnderWay of={of} /> : <Closed of={of} />}
      {of.droppedInFlight > 0 ? <Paragraph>{t("dropped", { count: of.droppedInFlight })}</Paragraph> : null}
      {isOpen(of) || fetchCertificate === undefined ? null : (
        <SaveSigned
          kind="secondary"
          fileName={certificateFileName(of)}
          fetchDocument={fetchCertificate}
          label={t("certificateNamed", { what: nameOf(of) })}
        >
          {t("certificate")}
        </SaveSigned>
      )}
    </Stack>
  );
}

function UnderWay({ of }: { readonly of: ErasureCase }) {
  const t = useWords("erasure");
  const { language } = useLanguage();
  const now = useNow();
  const due = shortDate(londonTimeAt(of.dueAt).date);
  return (
    <Stack gap="one">
      {of.state === "overdue" ? (
        <Notice state="stale" title={t("overdueTitle")}>
          {t("overdue", { date: due })}
        </Notice>
      ) : null}
      <ProgressBar
        label={t("deleting")}
        count={t("places", { done: of.ownersDone, total: of.ownersTotal })}
        part={of.ownersTotal === 0 ? null : of.ownersDone / of.ownersTotal}
      />
      {of.state === "overdue" ? null : (
        <Paragraph quiet>
          {t("started", { when: spokenInstant(of.openedAt, now, language), date: due })}
        </Paragraph>
      )}
    </Stack>
  );
}

function Closed({ of }: { readonly of: ErasureCase }) {
  const t = useWords("erasure");
  const { language } = useLanguage();
  const now = useNow();
  return (
    <Notice state="success" title={t("closedTitle")}>
      {t("closed", {
        total: of.ownersTotal,
        when: spokenInstant(of.closedAt ?? of.dueAt, now, language),
      })}
    </Notice>
  );
}
