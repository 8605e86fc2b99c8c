import { useLocalSearchParams } from "expo-router";
import type { ReactNode } from "react";
import type { Consent, Consents, Notices } from "@halfhourly/contracts";
import { useConsents, useNotices } from "../../data/consent-queries.js";
import { Answered } from "../../parts/Answered.js";
import { Notice } from "../../parts/Notice.js";
import { Screen } from "../../parts/Screen.js";
import { useWords } from "../../words/index.js";
import { AskConsent, type Asked } from "./AskConsent.js";
import { isGranted, isLastOfMeter, isPurpose, noticeFor, type Purpose } from "./purposes.js";
import { Said } from "./Said.js";

/** The answer that left a consent in this state. */
const SAID_BY_STATE: Readonly<Partial<Record<Consent["state"], string>>> = {
  granted: "yes",
  withdrawn: "stop",
};

/** One purpose of one meter: its promise is read first, then answered, then it says what happened. */
export function AnswerConsent() {
  const {
    meterId = "",
    purpose = "",
    said,
    again,
  } = useLocalSearchParams<{
    meterId: string;
    purpose: string;
    said?: string;
    /** `yes`: a yes is asked for once more, to renew what was agreed to. */
    again?: string;
  }>();
  const consents = useConsents();
  const notices = useNotices();
  const consent = consents.data?.consents.find(
    (candidate) => candidate.meterId === meterId && candidate.purpose === purpose,
  );
  // The address alone is not believed: somebody may have kept it.
  const happened = said === "no" || (said !== undefined && said === SAID_BY_STATE[consent?.state ?? "none"]);
  if (consent !== undefined && happened) return <Said consent={consent} said={said} />;
  const asked = consent !== undefined && isGranted(consent) && again !== "yes" ? "stop" : "yes";
  return (
    <Ask purpose={isPurpose(purpose) ? purpose : null} asked={asked}>
      <Answered answer={consents} shape={[360]}>
        {(all) => (
          <Answered answer={notices} shape={[360]}>
            {(inForce) => <Question asked={asked} consent={consent} all={all} notices={inForce} />}
          </Answered>
        )}
      </Answered>
    </Ask>
  );
}

interface AskProps {
  readonly purpose: Purpose | null;
  readonly asked: Asked;
  readonly children: ReactNode;
}

function Ask({ purpose, asked, children }: AskProps) {
  const t = useWords("consents");
  const title =
    purpose === null
      ? t("title")
      : asked === "stop"
        ? t("stopTitle", { purpose: t(`purposes.${purpose}.name`) })
        : t(`purposes.${purpose}.ask`);
  return (
    <Screen title={title} back={{ href: "/you/consents" }}>
      {children}
    </Screen>
  );
}

interface QuestionProps {
  readonly asked: Asked;
  readonly consent: Consent | undefined;
  readonly all: Consents;
  readonly notices: Notices;
}

function Question({ asked, consent, all, notices }: QuestionProps) {
  const t = useWords("consents");
  if (consent === undefined) return <Notice state="error">{t("noSuch")}</Notice>;
  const notice = noticeFor(consent.purpose, notices);
  if (notice.kind === "known" || asked === "stop") {
    return (
      <AskConsent
        asked={asked}
        consent={consent}
        // A stop needs no newer words: it ends what was agreed to, under its own.
        noticeVersion={notice.kind === "known" ? notice.version : (consent.noticeVersion ?? "")}
        last={isLastOfMeter(consent, all.consents)}
      />
    );
  }
  return (
    <Notice state="plain">{notice.kind === "none" ? t("states.unavailable") : t("unknownNotice")}</Notice>
  );
}
