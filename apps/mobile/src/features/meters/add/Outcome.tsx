import type { Fuel } from "../../../data/answers.js";
import { sourceFor, useSources } from "../../../data/collection-queries.js";
import { useMeters } from "../../../data/queries.js";
import { Answered } from "../../../parts/Answered.js";
import { ButtonLink } from "../../../parts/ButtonLink.js";
import { Link } from "../../../parts/Link.js";
import { Notice } from "../../../parts/Notice.js";
import { Paragraph } from "../../../parts/Paragraph.js";
import { Screen } from "../../../parts/Screen.js";
import { useWords } from "../../../words/index.js";
import { useMeterName } from "../meter-words.js";

/** The meter is in: what changed, and what to do next. */
export function Added({ meterId }: { readonly meterId: string | undefined }) {
  const t = useWords("meters");
  const nameOf = useMeterName();
  const { data } = useMeters();
  const meter = data?.meters.find(({ id }) => id === meterId);
  return (
    <Screen title={t("newMeter.done.title")}>
      <Notice state="success">
        {t("newMeter.done.text", { name: meter === undefined ? t("title") : nameOf(meter) })}
      </Notice>
      {meterId === undefined || meter === undefined ? null : <NextStep meterId={meterId} fuel={meter.fuel} />}
      <Link href="/you/meters">{t("newMeter.done.toMeters")}</Link>
    </Screen>
  );
}

/** The first readings: collected where a source has them, from a file in any case. */
function NextStep({ meterId, fuel }: { readonly meterId: string; readonly fuel: Fuel }) {
  const t = useWords("meters");
  const collect = useWords("collect");
  const sources = useSources();
  const at = `/you/meters/${encodeURIComponent(meterId)}`;
  return (
    <Answered answer={sources} shape={[48]}>
      {(all) =>
        sourceFor(all, fuel) === null ? (
          <>
            <Paragraph>{t("newMeter.done.next")}</Paragraph>
            <ButtonLink href={`${at}/file`}>{t("addFile")}</ButtonLink>
          </>
        ) : (
          <>
            <Paragraph>{t("newMeter.done.nextCollect")}</Paragraph>
            <ButtonLink href={`${at}/collect`}>{collect("ask")}</ButtonLink>
            <Link href={`${at}/file`}>{t("addFile")}</Link>
          </>
        )
      }
    </Answered>
  );
}

/** A no is as good an answer as a yes. */
export function Refused() {
  const t = useWords("meters");
  return (
    <Screen title={t("newMeter.refused.title")}>
      <Paragraph size="lead">{t("newMeter.refused.text")}</Paragraph>
      <Link href="/you/meters">{t("newMeter.done.toMeters")}</Link>
    </Screen>
  );
}
