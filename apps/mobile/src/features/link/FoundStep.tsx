import { router } from "expo-router";
import { useState } from "react";
import type { ShownAccount } from "../../data/answers.js";
import { useMeters } from "../../data/queries.js";
import { Bullets } from "../../parts/Bullets.js";
import { Checkboxes } from "../../parts/Checkboxes.js";
import { Heading } from "../../parts/Heading.js";
import { Link } from "../../parts/Link.js";
import { Notice } from "../../parts/Notice.js";
import { Question } from "../../parts/Question.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { spacedMeterPoint } from "../meters/meter-words.js";
import { choiceFault } from "./choice.js";
import { linkAddress, wantsPayment } from "./link-draft.js";
import type { LinkStepProps } from "./SupplierStep.js";

type Found = ShownAccount["meters"][number];

/** The meters of the account: which to add, and why not the others. */
export function FoundStep({ draft, source }: LinkStepProps) {
  const t = useWords("link");
  const [asked, setAsked] = useState(false);
  const nameOf = useFoundName();
  const hintOf = useHint();
  const room = useRoom();
  const whyNot = useWhyNot(room.most);
  const meters = draft.value.found?.meters ?? [];
  const addable = meters.filter((meter) => meter.addable);
  const others = meters.filter((meter) => !meter.addable);
  const wanted = draft.value.meter;
  const missesWanted = wanted !== null && !meters.some(({ meterId }) => meterId === wanted);
  const { chosen } = draft.value;
  const fault = choiceFault(meters, chosen, room.left);
  const says =
    fault === null
      ? undefined
      : fault === "none"
        ? t("found.error")
        : t("found.tooMany", { most: room.most, count: room.left });
  const error = asked ? says : undefined;

  function goOn() {
    setAsked(true);
    if (fault === null) router.push(linkAddress(wantsPayment(draft.value) ? "payment" : "moved-in"));
  }
  const notice = missesWanted ? (
    <Notice state="stale">{t("found.notThisMeter", { source: source.title })}</Notice>
  ) : null;
  const rest =
    others.length === 0 ? null : (
      <Stack gap="one">
        <Heading level={2}>{t("found.others")}</Heading>
        <Bullets items={others.map((meter) => `${nameOf(meter)}: ${whyNot(meter.whyNot)}`)} />
      </Stack>
    );
  const title = t("found.title", { count: meters.length });
  if (addable.length === 0) {
    return (
      <Screen title={title} back={{ href: linkAddress("access") }}>
        <Notice state="empty">{t("found.none", { source: source.title })}</Notice>
        {rest}
        <Link href="/you/meters/add?step=fuel">{t("otherWay")}</Link>
      </Screen>
    );
  }
  return (
    <Question
      title={title}
      back={linkAddress("access")}
      errors={error === undefined ? [] : [{ id: "meters", message: error }]}
      onContinue={goOn}
    >
      {notice}
      <Checkboxes
        id="meters"
        label={t("found.question")}
        hint={
          room.left === 0
            ? t("found.full", { most: room.most })
            : t("found.room", { most: room.most, count: room.left })
        }
        error={error}
        options={addable.map((meter) => ({
          value: meter.meterPoint,
          label: nameOf(meter),
          hint: hintOf(meter),
        }))}
        values={chosen}
        onChange={(values) => draft.change({ ...draft.value, chosen: values })}
      />
      {rest}
    </Question>
  );
}

/** How many meters an account may have, and how many more this one may. */
function useRoom(): { readonly most: number; readonly left: number } {
  const { data } = useMeters();
  const most = data?.most ?? 3;
  return { most, left: Math.max(0, most - (data?.meters.length ?? 0)) };
}

function useFoundName(): (meter: Found) => string {
  const energy = useWords("energy");
  return (meter) => `${energy(meter.fuel)}, ${spacedMeterPoint(meter)}`;
}

/** What comes of it, in a line. */
function useHint(): (meter: Found) => string {
  const t = useWords("link");
  return ({ meterId, halfHours, live, balance }) => {
    const gives = [
      ...(halfHours ? [t("found.gives.halfHours")] : []),
      ...(live ? [t("found.gives.live")] : []),
      ...(balance ? [t("found.gives.balance")] : []),
    ].join(", ");
    const told = t("found.givesText", { what: gives });
    return meterId === null ? told : `${t("found.yours")} ${told}`;
  };
}

const REASONS = [
  "unit-not-stated",
  "moved-out",
  "no-half-hours",
  "number-invalid",
  "meter-already-linked",
  "too-many-meters",
  "export-with-import",
] as const;

function useWhyNot(most: number): (code: string | null) => string {
  const t = useWords("link");
  return (code) => t(`whyNot.${REASONS.find((one) => one === code) ?? "no-half-hours"}`, { most });
}
