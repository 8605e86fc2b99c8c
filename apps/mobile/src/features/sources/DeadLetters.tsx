import type { ShownDeadLetters } from "../../data/answers.js";
import { useLook } from "../../look/useLook.js";
import { Facts } from "../../parts/Facts.js";
import { Heading } from "../../parts/Heading.js";
import { Panel } from "../../parts/Panel.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";
import { Table } from "../../parts/Table.js";
import { number, shortDate } from "../../words/format.js";
import { useWords } from "../../words/index.js";
import type { SourceFigures } from "./needs-look.js";
import { useReasonWords, useWhen } from "./source-facts.js";

type Letter = ShownDeadLetters["deadLetters"][number];

interface Props extends ShownDeadLetters {
  readonly sources: readonly Pick<SourceFigures, "source" | "title">[];
}

/** Work that kept failing, with its reason: nothing of it is lost, and one command tries it again. */
export function DeadLetters({ total, deadLetters, sources }: Props) {
  const t = useWords("sources");
  const { wide } = useLook();
  const factsOf = useLetterFacts(sources);
  if (deadLetters.length === 0) {
    return (
      <Stack gap="one">
        <Heading level={2}>{t("letters.title")}</Heading>
        <Paragraph>{t("letters.none")}</Paragraph>
      </Stack>
    );
  }
  return (
    <Stack gap="two">
      <Heading level={2}>{t("letters.title")}</Heading>
      <Paragraph>{t("letters.lead")}</Paragraph>
      {total > deadLetters.length ? (
        <Paragraph quiet>
          {t("letters.shown", { shown: number(deadLetters.length), total: number(total) })}
        </Paragraph>
      ) : null}
      {wide ? (
        <Table
          caption={t("letters.title")}
          hideCaption
          columns={factsOf(deadLetters[0]!).map(({ name }) => ({ title: name }))}
          rows={deadLetters.map((letter) => ({
            key: letter.id,
            cells: factsOf(letter).map(({ value }) => value),
          }))}
        />
      ) : (
        deadLetters.map((letter) => (
          <Panel key={letter.id}>
            <Facts facts={factsOf(letter)} />
          </Panel>
        ))
      )}
    </Stack>
  );
}

function useLetterFacts(
  sources: Props["sources"],
): (letter: Letter) => { readonly name: string; readonly value: string }[] {
  const t = useWords("sources");
  const reasonOf = useReasonWords();
  const when = useWhen();
  return ({ source, stage, reason, at, attempts, from, to }) => [
    { name: t("source"), value: sources.find((one) => one.source === source)?.title ?? source },
    { name: t("letters.stage"), value: t(`letters.stages.${stage}`) },
    { name: t("letters.reason"), value: reasonOf(reason) },
    { name: t("letters.at"), value: when(at) },
    { name: t("letters.attempts"), value: number(attempts) },
    {
      name: t("letters.range"),
      value:
        from === null || to === null
          ? t("unknown")
          : t("letters.rangeText", { from: shortDate(from), to: shortDate(to) }),
    },
  ];
}
