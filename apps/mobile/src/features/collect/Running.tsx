import type { Meter, ShownCollection } from "../../data/answers.js";
import { useNow } from "../../data/now.js";
import { ButtonLink } from "../../parts/ButtonLink.js";
import { Facts } from "../../parts/Facts.js";
import { Notice } from "../../parts/Notice.js";
import { Stack } from "../../parts/Stack.js";
import { londonTimeAt, number, shortDate, spokenInstant } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { StopCollecting } from "./StopCollecting.js";

/** The good state: said in a sentence, with what it rests on. */
export function Running({
  meter,
  collection,
}: {
  readonly meter: Meter;
  readonly collection: ShownCollection;
}) {
  const t = useWords("collect");
  const facts = useFacts(collection);
  const { halfHoursStored, requestsDone, requestsTotal } = collection;
  return (
    <Stack gap="three">
      <Notice state="success" title={t("running.title", { halfHours: number(halfHoursStored) })}>
        {t("running.text")}
      </Notice>
      {requestsDone < requestsTotal ? <Notice state="stale">{t("running.notAll")}</Notice> : null}
      <Facts facts={facts} />
      <ButtonLink href={`/usage?period=year&fuel=${meter.fuel}`}>{t("see")}</ButtonLink>
      <StopCollecting meterId={meter.id} />
    </Stack>
  );
}

function useFacts({ from, to, begunAt, lastAnswerAt }: ShownCollection) {
  const t = useWords("collect");
  const { language } = useLanguage();
  const now = useNow();
  const asked =
    from === null || to === null
      ? []
      : [
          {
            name: t("facts.asked"),
            value: t("facts.askedFromTo", { from: shortDate(from), to: shortDate(to) }),
          },
        ];
  const last =
    lastAnswerAt === null
      ? []
      : [{ name: t("facts.last"), value: spokenInstant(lastAnswerAt, now, language) }];
  return [...asked, ...last, { name: t("facts.since"), value: shortDate(londonTimeAt(begunAt).date) }];
}
