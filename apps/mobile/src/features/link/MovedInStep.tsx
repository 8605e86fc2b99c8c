import { addDays, londonDateAt, type LondonDate } from "@halfhourly/domain";
import { router } from "expo-router";
import { useState } from "react";
import { useNow } from "../../data/now.js";
import { Field } from "../../parts/Field.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Question } from "../../parts/Question.js";
import { Radios } from "../../parts/Radios.js";
import { shortDate } from "../../words/format.js";
import { useWords } from "../../words/index.js";
import { dateFrom } from "../tariffs/typed-values.js";
import { chosenMeters, linkAddress, wantsPayment, type LinkDraft } from "./link-draft.js";
import type { LinkStepProps } from "./SupplierStep.js";

/** What is asked for reaches 13 months back at most: who came before that need not look the day up. */
const LONG_AGO_DAYS = 397;

export function MovedInStep({ draft, source }: LinkStepProps) {
  const t = useWords("link");
  const [asked, setAsked] = useState(false);
  const today = londonDateAt(useNow());
  const { moved, movedIn } = draft.value;
  const since = shortDate(addDays(today, -LONG_AGO_DAYS));
  const stated = statedDate(draft.value, today);
  const date = moved === "on-date" ? dateFrom(movedIn) : null;
  const errors =
    moved === null
      ? [{ id: "moved", message: t("moved.error") }]
      : moved === "on-date" && (date === null || date > today)
        ? [{ id: "moved-in", message: date === null ? t("moved.dateError") : t("moved.future") }]
        : [];
  const shown = asked ? errors : [];
  return (
    <Question
      title={t("moved.title")}
      back={linkAddress(wantsPayment(draft.value) ? "payment" : "found")}
      errors={shown}
      onContinue={() => (errors.length === 0 ? router.push(linkAddress("consent")) : setAsked(true))}
    >
      <Paragraph>{t("moved.promise")}</Paragraph>
      {stated === null ? null : (
        <Paragraph>{t("moved.stated", { source: source.title, date: shortDate(stated) })}</Paragraph>
      )}
      <Radios
        id="moved"
        label={t("moved.title")}
        hideLabel
        error={shown.find(({ id }) => id === "moved")?.message}
        options={[
          {
            value: "long-ago",
            label: t("moved.longAgo", { date: since }),
            hint: t("moved.longAgoHint"),
          },
          { value: "on-date", label: t("moved.since", { date: since }) },
        ]}
        value={moved}
        onChange={(chosen) =>
          draft.change({
            ...draft.value,
            moved: chosen,
            movedIn: movedIn === "" && stated !== null ? shortDate(stated) : movedIn,
          })
        }
      />
      {moved === "on-date" ? (
        <Field
          id="moved-in"
          label={t("moved.label")}
          hint={t("moved.hint")}
          error={shown.find(({ id }) => id === "moved-in")?.message}
          value={movedIn}
          onChange={(typed) => draft.change({ ...draft.value, movedIn: typed })}
          characters={10}
        />
      ) : null}
    </Question>
  );
}

/** From when the supplier says that its customer has the home, where that is within what would be asked for. */
function statedDate(draft: LinkDraft, today: LondonDate): LondonDate | null {
  const dates = chosenMeters(draft).flatMap(({ occupiedFrom }) => occupiedFrom ?? []);
  const latest = dates.sort().at(-1) ?? null;
  return latest !== null && latest > addDays(today, -LONG_AGO_DAYS) ? latest : null;
}
