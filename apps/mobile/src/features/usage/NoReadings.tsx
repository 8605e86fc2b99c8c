import type { Meter } from "../../data/answers.js";
import { isUnderWay, sourceFor, useCollectionInPassing, useSources } from "../../data/collection-queries.js";
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
          <NoReadingsOf meter={first} />
        )
      }
    </Answered>
  );
}

function NoReadingsOf({ meter }: { readonly meter: Meter }) {
  const t = useWords("usage");
  const collect = useWords("collect");
  const isCollected = sourceFor(useSources().data, meter.fuel) !== null;
  const collection = useCollectionInPassing(meter.id, isCollected);
  const hasBegun = collection?.state === "running" || isUnderWay(collection);
  const at = `/you/meters/${encodeURIComponent(meter.id)}`;
  return (
    <Notice
      state="empty"
      title={t("empty.noReadingsTitle")}
      action={
        isCollected ? (
          <ButtonLink href={`${at}/collect`}>{collect(hasBegun ? "how" : "ask")}</ButtonLink>
        ) : (
          <ButtonLink href={`${at}/file`}>{t("empty.addFile")}</ButtonLink>
        )
      }
    >
      {hasBegun
        ? t("empty.noReadingsUnderWay")
        : isCollected
          ? t("empty.noReadingsCollect")
          : t("empty.noReadings")}
    </Notice>
  );
}
