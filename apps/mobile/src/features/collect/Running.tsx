import type { Meter, ShownCollection } from "../../data/answers.js";
import { useNow } from "../../data/now.js";
import { ButtonLink } from "../../parts/ButtonLink.js";
import { Facts } from "../../parts/Facts.js";
import { Notice } from "../../parts/Notice.js";
import { Stack } from "../../parts/Stack.js";
import { londonTimeAt, shortDate, spokenInstant } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { useSupplierTitle } from "./collection-words.js";
import { HeldUp, WANTS_SIGN_IN } from "./HeldUp.js";

/** Of many days that differ the newest are named. */
const MOST_DATES = 5;

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
  const source = useSupplierTitle(collection.source);
  const { halfHoursStored, requestsDone, requestsTotal, problem, daysThatDiffer } = collection;
  const isShutOut = WANTS_SIGN_IN.includes(problem);
  return (
    <Stack gap="three">
      {isShutOut ? <HeldUp collection={collection} /> : null}
      {isShutOut ? null : halfHoursStored === 0 ? (
        <Notice state="empty" title={t("running.noneTitle")}>
          {source === null ? t("running.noneText") : t("ofSupplier.noneText", { source })}
        </Notice>
      ) : (
        <Notice state="success" title={t("running.title", { count: halfHoursStored })}>
          {t("running.text")}
        </Notice>
      )}
      {isShutOut ? null : problem !== null ? (
        <HeldUp collection={collection} />
      ) : requestsDone < requestsTotal ? (
        <Notice state="stale">
          {source === null ? t("running.notAll") : t("ofSupplier.notAll", { source })}
        </Notice>
      ) : null}
      {daysThatDiffer.length === 0 ? null : (
        <Notice state="stale">
          {t("running.differs", {
            count: daysThatDiffer.length,
            dates: daysThatDiffer
              .slice(-MOST_DATES)
              .map(({ startsAt }) => shortDate(startsAt.slice(0, 10)))
              .join(", "),
          })}
        </Notice>
      )}
      <Facts facts={facts} />
      {halfHoursStored === 0 ? null : (
        <ButtonLink href={`/usage?period=year&fuel=${meter.fuel}`}>{t("see")}</ButtonLink>
      )}
    </Stack>
  );
}

function useFacts({ source: name, from, to, begunAt, lastAnswerAt, movedInOn }: ShownCollection) {
  const t = useWords("collect");
  const { language } = useLanguage();
  const now = useNow();
  const source = useSupplierTitle(name);
  const where = { name: t("facts.from"), value: source ?? t("facts.network") };
  const movedIn = movedInOn === null ? [] : [{ name: t("facts.movedIn"), value: shortDate(movedInOn) }];
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
  return [
    where,
    ...asked,
    ...movedIn,
    ...last,
    { name: t("facts.since"), value: shortDate(londonTimeAt(begunAt).date) },
  ];
}
