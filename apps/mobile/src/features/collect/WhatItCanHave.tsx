import type { ShownPossibilities } from "../../data/answers.js";
import { useCollectionInPassing } from "../../data/collection-queries.js";
import { Facts } from "../../parts/Facts.js";
import { Heading } from "../../parts/Heading.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { anyOf } from "./any-of.js";
import { WANTS_SIGN_IN } from "./HeldUp.js";

interface Props {
  readonly meterId: string;
  readonly possibilities: ShownPossibilities;
}

/** What this home can have, from where, and why not the rest. */
export function WhatItCanHave({ meterId, possibilities }: Props) {
  const t = useWords("collect");
  const collection = useCollectionInPassing(meterId, true);
  const wordsOf = useWaysWords(WANTS_SIGN_IN.includes(collection?.problem ?? null));
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

function useWaysWords(isShutOut: boolean): (one: ShownPossibilities["possibilities"][number]) => string {
  const t = useWords("collect");
  return ({ ways, whyNot }) => {
    const titles = (some: typeof ways) =>
      anyOf(
        some.map(({ title, accepts }) => (accepts.length === 0 ? t("can.network") : title)),
        (others, last) => t("can.or", { some: others, last }),
      );
    const inUse = ways.filter((way) => way.inUse);
    if (inUse.length > 0) return t(isShutOut ? "can.heldUp" : "can.inUse", { source: titles(inUse) });
    if (ways.length > 0) return t("can.possible", { source: titles(ways) });
    return t(`can.not.${REASONS.find((known) => known === whyNot) ?? "no-source"}`);
  };
}
