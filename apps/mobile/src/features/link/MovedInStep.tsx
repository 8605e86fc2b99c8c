import { londonDateAt } from "@halfhourly/domain";
import { router } from "expo-router";
import { useState } from "react";
import { useNow } from "../../data/now.js";
import { Field } from "../../parts/Field.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Question } from "../../parts/Question.js";
import { Radios } from "../../parts/Radios.js";
import { shortDate } from "../../words/format.js";
import { useWords } from "../../words/index.js";
import { linkAddress, wantsPayment } from "./link-draft.js";
import { longAgo, movedInFault, statedDate } from "./moved-in.js";
import type { LinkStepProps } from "./SupplierStep.js";

const FIELD_OF = { "not-answered": "moved", "no-date": "moved-in", "to-come": "moved-in" } as const;

/** Nothing is asked for from before the day that is answered here. */
export function MovedInStep({ draft, source }: LinkStepProps) {
  const t = useWords("link");
  const [asked, setAsked] = useState(false);
  const today = londonDateAt(useNow());
  const { moved, movedIn } = draft.value;
  const since = shortDate(longAgo(today));
  const stated = statedDate(draft.value, today);
  const fault = movedInFault(draft.value, today);
  const errors = fault === null ? [] : [{ id: FIELD_OF[fault], message: t(`moved.errors.${fault}`) }];
  const shown = asked ? errors : [];
  return (
    <Question
      title={t("moved.title")}
      back={linkAddress(wantsPayment(draft.value) ? "payment" : "found")}
      errors={shown}
      onContinue={() => (fault === null ? router.push(linkAddress("consent")) : setAsked(true))}
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
