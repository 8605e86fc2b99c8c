import { useMeters } from "../../../data/queries.js";
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
      <Paragraph>{t("newMeter.done.next")}</Paragraph>
      {meterId === undefined ? null : (
        <ButtonLink href={`/you/meters/${encodeURIComponent(meterId)}/file`}>{t("addFile")}</ButtonLink>
      )}
      <Link href="/you/meters">{t("newMeter.done.toMeters")}</Link>
    </Screen>
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
