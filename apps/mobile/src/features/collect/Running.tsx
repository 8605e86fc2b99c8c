import type { Meter, ShownCollection } from "../../data/answers.js";
import { useNow } from "../../data/now.js";
import { ButtonLink } from "../../parts/ButtonLink.js";
import { Facts } from "../../parts/Facts.js";
import { Notice } from "../../parts/Notice.js";
import { Stack } from "../../parts/Stack.js";
import { londonTimeAt, shortDate, spokenInstant } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { useCollectionProblem } from "./collection-words.js";

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
  const problemOf = useCollectionProblem();
  const { halfHoursStored, requestsDone, requestsTotal, problem } = collection;
  return (
    <Stack gap="three">
      {halfHoursStored === 0 ? (
        <Notice state="empty" title={t("running.noneTitle")}>
          {t("running.noneText")}
        </Notice>
      ) : (
        <Notice state="success" title={t("running.title", { count: halfHoursStored })}>
          {t("running.text")}
        </Notice>
      )}
      {problem !== null ? (
        <Notice state="stale">{problemOf(problem)}</Notice>
      ) : requestsDone < requestsTotal ? (
        <Notice state="stale">{t("running.notAll")}</Notice>
      ) : null}
      <Facts facts={facts} />
      {halfHoursStored === 0 ? null : (
        <ButtonLink href={`/usage?period=year&fuel=${meter.fuel}`}>{t("see")}</ButtonLink>
      )}
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
