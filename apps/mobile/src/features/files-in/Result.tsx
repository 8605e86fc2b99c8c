import type { ImportJob } from "../../data/answers.js";
import { Button } from "../../parts/Button.js";
import { ButtonLink } from "../../parts/ButtonLink.js";
import { Bullets } from "../../parts/Bullets.js";
import { Heading } from "../../parts/Heading.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Row, Stack } from "../../parts/Stack.js";
import { Table } from "../../parts/Table.js";
import { dayMonthYear, londonTimeAt, number } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { useWarningWords } from "./file-words.js";
import { RejectedLines } from "./RejectedLines.js";

interface Props {
  readonly job: ImportJob;
  readonly another: () => void;
}

/** What the file changed: first in a sentence, then in figures, then line by line. */
export function Result({ job, another }: Props) {
  const t = useWords("files");
  const changed = job.stored + job.replaced > 0;
  const span = useSpan(job);
  return (
    <>
      <Notice state="success" title={changed ? t("done.title") : t("done.nothingNew")}>
        <Stack gap="one">
          <Paragraph>{changed ? t("done.new", { count: job.stored }) : t("done.sameAsHeld")}</Paragraph>
          {span === null ? null : <Paragraph>{t("done.span", span.words)}</Paragraph>}
        </Stack>
      </Notice>
      <Row>
        <ButtonLink href={span === null ? "/usage" : `/usage?period=month&date=${span.lastDate}`}>
          {t("done.see")}
        </ButtonLink>
        <Button kind="secondary" onPress={another}>
          {t("done.another")}
        </Button>
      </Row>
      <Figures job={job} />
      <RejectedLines rejected={job.inspection?.rejected ?? []} />
      <Warnings job={job} />
    </>
  );
}

function useSpan({ inspection }: ImportJob) {
  const { language } = useLanguage();
  const registers = inspection?.registers ?? [];
  if (registers.length === 0) return null;
  const first = registers.map((register) => register.first).sort()[0] ?? "";
  const last =
    registers
      .map((register) => register.last)
      .sort()
      .at(-1) ?? "";
  const [from, to] = [londonTimeAt(first).date, londonTimeAt(last).date];
  return { lastDate: to, words: { from: dayMonthYear(from, language), to: dayMonthYear(to, language) } };
}

function Figures({ job }: { readonly job: ImportJob }) {
  const t = useWords("files");
  const registers = job.inspection?.registers ?? [];
  const sum = (name: "suspect" | "missing") =>
    registers.reduce((total, register) => total + register[name], 0);
  const always = [
    { name: t("done.stored"), count: job.stored },
    { name: t("done.replaced"), count: job.replaced },
    { name: t("done.unchanged"), count: job.unchanged },
  ];
  const whereAny = [
    { name: t("done.missing"), count: sum("missing") },
    { name: t("done.suspect"), count: sum("suspect") },
    { name: t("done.held"), count: job.heldForReview },
    { name: t("done.rejected"), count: job.inspection?.rejected.length ?? 0 },
  ].filter(({ count }) => count > 0);
  return (
    <Stack style={{ maxWidth: 592 }}>
      <Table
        caption={t("done.caption")}
        columns={[
          { title: t("done.what"), share: 3 },
          { title: t("done.halfHours"), figures: true },
        ]}
        rows={[...always, ...whereAny].map(({ name, count }) => ({
          key: name,
          cells: [name, number(count)],
        }))}
      />
    </Stack>
  );
}

function Warnings({ job }: { readonly job: ImportJob }) {
  const t = useWords("files");
  const wordsOf = useWarningWords();
  const said = [...new Set((job.inspection?.warnings ?? []).map(({ code }) => wordsOf(code)))];
  if (said.length === 0) return null;
  return (
    <Stack gap="one">
      <Heading level={2}>{t("warningsTitle")}</Heading>
      <Bullets items={said} />
    </Stack>
  );
}
