import { useMeters } from "../../data/queries.js";
import { Answered } from "../../parts/Answered.js";
import { ButtonLink } from "../../parts/ButtonLink.js";
import { Notice } from "../../parts/Notice.js";
import { useWords } from "../../words/index.js";

/** Nothing to show yet, and the one thing to do about it. */
export function NoReadings() {
  const meters = useMeters();
  const t = useWords("usage");
  return (
    <Answered answer={meters} shape={[160]}>
      {({ meters: [first] }) =>
        first === undefined ? (
          <Notice
            state="empty"
            title={t("empty.noMeterTitle")}
            action={<ButtonLink href="/you/meters/add">{t("empty.addMeter")}</ButtonLink>}
          >
            {t("empty.noMeter")}
          </Notice>
        ) : (
          <Notice
            state="empty"
            title={t("empty.noReadingsTitle")}
            action={
              <ButtonLink href={`/you/meters/${encodeURIComponent(first.id)}/file`}>
                {t("empty.addFile")}
              </ButtonLink>
            }
          >
            {t("empty.noReadings")}
          </Notice>
        )
      }
    </Answered>
  );
}
