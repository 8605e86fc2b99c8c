import { useMeters } from "../../data/queries.js";
import { Answered } from "../../parts/Answered.js";
import { ButtonLink } from "../../parts/ButtonLink.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { useWords } from "../../words/index.js";
import { BillQuestion } from "./BillQuestion.js";

/** Does the bill agree with the half hours, and if not, where does the difference come from? */
export function BillCheckScreen() {
  const t = useWords("billCheck");
  const meters = useMeters();
  return (
    <Screen title={t("title")} back={{ href: "/save" }}>
      <Paragraph size="lead">{t("lead")}</Paragraph>
      <Answered answer={meters} shape={[120, 80, 80, 80]}>
        {({ meters: held }) =>
          held.length === 0 ? (
            <Notice
              state="empty"
              title={t("noMeter.title")}
              action={<ButtonLink href="/you/meters/add">{t("noMeter.action")}</ButtonLink>}
            >
              {t("noMeter.text")}
            </Notice>
          ) : (
            <BillQuestion meters={held} />
          )
        }
      </Answered>
    </Screen>
  );
}
