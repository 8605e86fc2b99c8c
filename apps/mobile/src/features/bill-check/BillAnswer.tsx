import type { BillCheck } from "@halfhourly/contracts";
import { Bullets } from "../../parts/Bullets.js";
import { Heading } from "../../parts/Heading.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";
import { pounds } from "../../words/format.js";
import { useWords } from "../../words/index.js";
import { poundsOfExact } from "../compare/exact-amounts.js";
import { LinesTable } from "../compare/LinesTable.js";
import { billSentence, limitSentences, reasonSentences, type BillWords } from "./bill-sentences.js";

/** Whether the bill agrees, in one sentence; where a difference comes from; and every line of our own figure. */
export function BillAnswer({ check }: { readonly check: BillCheck }) {
  const t = useWords("billCheck");
  const [first, ...others] = reasonSentences(check, t);
  const agrees = check.differencePence === 0;
  return (
    <Stack>
      <Notice takesFocus state={agrees ? "success" : "plain"} title={t("answer")}>
        <Paragraph size="lead">{billSentence(check, t)}</Paragraph>
        {agrees ? null : (
          <Paragraph>{first === undefined ? t("noneFound") : t("likeliest", { reason: first })}</Paragraph>
        )}
      </Notice>
      {others.length === 0 || first === undefined ? null : (
        <Stack gap="one">
          <Heading level={2}>{t("reasonsTitle")}</Heading>
          <Bullets items={[first, ...others]} />
        </Stack>
      )}
      {limitSentences(check, t, poundsOfExact).map((sentence) => (
        <Paragraph key={sentence}>{sentence}</Paragraph>
      ))}
      <Lines check={check} />
      {check.differencePence > 0 ? <Paragraph quiet>{t("next")}</Paragraph> : null}
    </Stack>
  );
}

function Lines({ check }: { readonly check: BillCheck }) {
  const t = useWords("billCheck");
  return (
    <Stack gap="one">
      <LinesTable
        caption={t("table", { amount: pounds(check.oursPence) })}
        lines={check.lines.map((line) => ({ ...line, amount: poundsOfExact(line.exactPence) }))}
        sums={sumsOf(check, t)}
      />
      <Paragraph size="small" quiet>
        {t("netNote")}
      </Paragraph>
    </Stack>
  );
}

function sumsOf(check: BillCheck, t: BillWords) {
  const { standingDays, standingExactPence, vatExactPence, oursPence, billPence, differencePence } = check;
  return [
    {
      key: "standing",
      name: t("standing", { count: standingDays }),
      amount: poundsOfExact(standingExactPence),
    },
    { key: "vat", name: t("vat"), amount: poundsOfExact(vatExactPence) },
    { key: "ours", name: t("ours"), amount: pounds(oursPence) },
    { key: "bill", name: t("bill"), amount: pounds(billPence) },
    { key: "apart", name: t("apart"), amount: pounds(differencePence) },
  ];
}
