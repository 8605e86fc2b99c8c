import type { ShownPossibilities } from "../../data/answers.js";
import { Facts } from "../../parts/Facts.js";
import { Heading } from "../../parts/Heading.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";

/** What this home can have, from where, and why not the rest. */
export function WhatItCanHave({ possibilities }: { readonly possibilities: ShownPossibilities }) {
  const t = useWords("collect");
  const wordsOf = useWaysWords();
  return (
    <Stack gap="two">
      <Heading level={2}>{t("can.title")}</Heading>
      <Facts
        facts={possibilities.possibilities.map((one) => ({
          name: t(`can.what.${one.what}`),
          value: wordsOf(one),
        }))}
      />
    </Stack>
  );
}

const REASONS = ["no-source", "not-prepayment", "needs-device", "source-does-not-give-it"] as const;

function useWaysWords(): (one: ShownPossibilities["possibilities"][number]) => string {
  const t = useWords("collect");
  return ({ ways, whyNot }) => {
    const titles = (some: typeof ways) =>
      some.map(({ title, accepts }) => (accepts.length === 0 ? t("can.network") : title)).join(", ");
    const inUse = ways.filter((way) => way.inUse);
    if (inUse.length > 0) return t("can.inUse", { source: titles(inUse) });
    if (ways.length > 0) return t("can.possible", { source: titles(ways) });
    return t(`can.not.${REASONS.find((known) => known === whyNot) ?? "no-source"}`);
  };
}
