import { useConsents, useNotices, useRenewConsents } from "../../data/consent-queries.js";
import { Answered } from "../../parts/Answered.js";
import { Heading } from "../../parts/Heading.js";
import { Link } from "../../parts/Link.js";
import { NavList } from "../../parts/NavList.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { useConsentName } from "./consent-words.js";
import { answerAddress, dueForRenewal, type DueForRenewal } from "./purposes.js";
import { RenewQuestion } from "./RenewQuestion.js";

/** Do you still live here? What has new words is read on its own page; the rest is one question. */
export function Renew() {
  const t = useWords("consents");
  const consents = useConsents();
  const notices = useNotices();
  const renewing = useRenewConsents();
  if (renewing.isSuccess) return <Renewed count={renewing.data} />;
  return (
    <Screen title={t("renew.title")} back={{ href: "/you/consents" }}>
      <Answered answer={consents} shape={[64, 160, 48]}>
        {({ consents: all }) => (
          <Answered answer={notices} shape={[64, 160, 48]}>
            {(inForce) => <Due due={dueForRenewal(all, inForce)} renewing={renewing} />}
          </Answered>
        )}
      </Answered>
    </Screen>
  );
}

interface DueProps {
  readonly due: DueForRenewal;
  readonly renewing: ReturnType<typeof useRenewConsents>;
}

function Due({ due, renewing }: DueProps) {
  const t = useWords("consents");
  if (due.renewable.length + due.changed.length === 0)
    return <Notice state="empty">{t("renew.nothing")}</Notice>;
  return (
    <Stack gap="four">
      <Paragraph>{t("renew.lead")}</Paragraph>
      <Changed due={due} />
      {due.renewable.length === 0 ? null : <RenewQuestion due={due} renewing={renewing} />}
    </Stack>
  );
}

function Changed({ due: { changed } }: { readonly due: DueForRenewal }) {
  const t = useWords("consents");
  const nameOf = useConsentName();
  if (changed.length === 0) return null;
  return (
    <Stack gap="two">
      <Heading level={2}>{t("renew.changedTitle")}</Heading>
      <Paragraph>{t("renew.changed")}</Paragraph>
      <NavList
        items={changed.map((consent) => ({ href: answerAddress(consent, "renew"), title: nameOf(consent) }))}
      />
    </Stack>
  );
}

function Renewed({ count }: { readonly count: number }) {
  const t = useWords("consents");
  return (
    <Screen title={t("renew.doneTitle")}>
      <Notice state="success">{t("renew.done", { count })}</Notice>
      <Link href="/you/consents">{t("said.toAll")}</Link>
    </Screen>
  );
}
