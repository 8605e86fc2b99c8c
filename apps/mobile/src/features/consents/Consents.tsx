import { View } from "react-native";
import type { Consent, Notices } from "@halfhourly/contracts";
import { useConsents, useNotices } from "../../data/consent-queries.js";
import { space } from "../../look/tokens.js";
import { useLook } from "../../look/useLook.js";
import { Answered } from "../../parts/Answered.js";
import { ButtonLink } from "../../parts/ButtonLink.js";
import { Heading } from "../../parts/Heading.js";
import { Link } from "../../parts/Link.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { CaseList } from "../erasure/CaseList.js";
import { HowToCheck } from "../erasure/HowToCheck.js";
import { useMeterName } from "../meters/meter-words.js";
import { receiptFileName } from "./consent-words.js";
import { PurposeCard } from "./PurposeCard.js";
import { byMeter, isGranted, movedOutAddress, noticeFor } from "./purposes.js";
import { RenewBanner } from "./RenewBanner.js";
import { TenancyQuestions } from "./TenancyQuestions.js";

/** The consent centre: every meter, its four purposes, and what became of those that ended. */
export function Consents() {
  const t = useWords("consents");
  const consents = useConsents();
  const notices = useNotices();
  return (
    <Screen title={t("title")} back={{ href: "/you" }}>
      <Answered answer={consents} shape={[56, 240, 240, 240]}>
        {(all) =>
          all.consents.length === 0 ? (
            <NoMeter />
          ) : (
            <Answered answer={notices} shape={[56, 240, 240, 240]}>
              {(inForce) => <Centre consents={all.consents} notices={inForce} />}
            </Answered>
          )
        }
      </Answered>
      <CaseList />
    </Screen>
  );
}

function Centre({ consents, notices }: { readonly consents: readonly Consent[]; readonly notices: Notices }) {
  const t = useWords("consents");
  const withReceipt = consents.find(({ hasReceipt }) => hasReceipt);
  return (
    <Stack gap="five">
      <Stack gap="two">
        <Paragraph size="lead">
          {t("lead", { yes: consents.filter(isGranted).length, total: consents.length })}
        </Paragraph>
        <TenancyQuestions consents={consents} />
        <RenewBanner consents={consents} />
      </Stack>
      {byMeter(consents).map((own) => (
        <OfMeter key={own[0]?.meterId} consents={own} notices={notices} />
      ))}
      {withReceipt === undefined ? null : (
        <HowToCheck
          title={t("receipt.what")}
          text={t("receipt.text")}
          check={t("receipt.check")}
          fileName={receiptFileName(withReceipt)}
        />
      )}
    </Stack>
  );
}

function OfMeter({
  consents,
  notices,
}: {
  readonly consents: readonly Consent[];
  readonly notices: Notices;
}) {
  const t = useWords("consents");
  const { wide } = useLook();
  const nameOf = useMeterName();
  const [first] = consents;
  if (first === undefined) return null;
  return (
    <Stack gap="two">
      <Heading level={2}>{nameOf({ name: first.meterName, fuel: first.fuel })}</Heading>
      <View style={{ flexDirection: wide ? "row" : "column", flexWrap: "wrap", gap: space.two }}>
        {consents.map((consent) => (
          <View
            key={consent.purpose}
            style={{ flexGrow: 1, flexShrink: 1, flexBasis: wide ? "45%" : "auto" }}
          >
            <PurposeCard consent={consent} offered={noticeFor(consent.purpose, notices).kind !== "none"} />
          </View>
        ))}
      </View>
      {consents.some(isGranted) ? <Link href={movedOutAddress(first.meterId)}>{t("moved.link")}</Link> : null}
    </Stack>
  );
}

function NoMeter() {
  const t = useWords("consents");
  return (
    <Notice
      state="empty"
      title={t("none.title")}
      action={<ButtonLink href="/you/meters/add">{t("none.add")}</ButtonLink>}
    >
      {t("none.text")}
    </Notice>
  );
}
