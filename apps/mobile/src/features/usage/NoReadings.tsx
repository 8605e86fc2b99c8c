import type { Meter } from "../../data/answers.js";
import { isUnderWay } from "../../data/collection-pace.js";
import { sourceFor, useCollectionInPassing, useSources } from "../../data/collection-queries.js";
import { useMeters } from "../../data/queries.js";
import { Answered } from "../../parts/Answered.js";
import { ButtonLink } from "../../parts/ButtonLink.js";
import { Link } from "../../parts/Link.js";
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
  const isCollected = sourceFor(useSources().data, meter.fuel) !== null;
  const collection = useCollectionInPassing(meter.id, isCollected);
  const at = `/you/meters/${encodeURIComponent(meter.id)}`;
  if (collection?.state === "running" || isUnderWay(collection))
    return <OnTheirWay at={at} isNumberAwaited={collection?.state === "waiting-for-number"} />;
  return isCollected ? (
    <ToCollect at={at} />
  ) : (
    <Notice
      state="empty"
      title={t("empty.noReadingsTitle")}
      action={<ButtonLink href={`${at}/file`}>{t("empty.addFile")}</ButtonLink>}
    >
      {t("empty.noReadings")}
    </Notice>
  );
}

function ToCollect({ at }: { readonly at: string }) {
  const t = useWords("usage");
  const collect = useWords("collect");
  return (
    <Notice
      state="empty"
      title={t("empty.noReadingsTitle")}
      action={
        <>
          <ButtonLink href={`${at}/collect`}>{collect("ask")}</ButtonLink>
          <Link href={`${at}/file`}>{t("empty.addFile")}</Link>
        </>
      }
    >
      {t("empty.noReadingsCollect")}
    </Notice>
  );
}

function OnTheirWay({ at, isNumberAwaited }: { readonly at: string; readonly isNumberAwaited: boolean }) {
  const t = useWords("usage");
  const collect = useWords("collect");
  return (
    <Notice
      state="empty"
      title={t("empty.noReadingsTitle")}
      action={
        <ButtonLink href={`${at}/collect`}>
          {isNumberAwaited ? collect("number.title") : collect("howFar")}
        </ButtonLink>
      }
    >
      {isNumberAwaited ? t("empty.noReadingsNumber") : t("empty.noReadingsUnderWay")}
    </Notice>
  );
}
