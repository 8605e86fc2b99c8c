import type { TariffComparison } from "@halfhourly/contracts";
import { View } from "react-native";
import { AsWritten } from "../../parts/AsWritten.js";
import { Link } from "../../parts/Link.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";
import { Table } from "../../parts/Table.js";
import { wholePounds } from "../../words/format.js";
import { useWords } from "../../words/index.js";
import { sideOf } from "../compare/sentences.js";
import { whatIfRows, whatIfSentences, type SaveWords, type WhatIfRow } from "./what-if.js";

interface Props {
  readonly now: TariffComparison;
  readonly then: TariffComparison;
  /** Of the evening's use. */
  readonly percent: number;
}

/** What moving it would do, in a sentence and as a table. */
export function WhatIfAnswer({ now, then, percent }: Props) {
  const t = useWords("save");
  const compare = useWords("compare");
  const [first, ...others] = whatIfSentences(now, then, percent, t);
  return (
    <Stack>
      <Stack gap="one">
        <Paragraph size="lead">{first ?? compare("none")}</Paragraph>
        {others.map((sentence) => (
          <Paragraph key={sentence}>{sentence}</Paragraph>
        ))}
      </Stack>
      <Table
        caption={t("whatIf.table")}
        columns={[
          { title: t("whatIf.tariff"), share: 1.5 },
          { title: t("whatIf.now"), figures: true, share: 0.9 },
          ...(percent === 0
            ? []
            : [
                { title: t("whatIf.moved", { percent }), figures: true },
                { title: t("whatIf.change"), figures: true, share: 1.2 },
              ]),
        ]}
        rows={whatIfRows(now, then).map((row) => ({
          key: row.key,
          cells: [
            <Name key="name" row={row} />,
            amount(row.nowPence),
            ...(percent === 0 ? [] : [amount(row.thenPence), change(row, t)]),
          ],
        }))}
      />
      <Paragraph size="small" quiet>
        {compare("vat")}
      </Paragraph>
      <Link href="/save/compare?scope=electricity">{t("whatIf.full")}</Link>
    </Stack>
  );
}

function Name({ row: { key, name } }: { readonly row: WhatIfRow }) {
  const t = useWords("save");
  return (
    <View>
      <Paragraph size="small" strong>
        {t(`whatIf.${key}`)}
      </Paragraph>
      <Paragraph size="small" quiet>
        <AsWritten>{name}</AsWritten>
      </Paragraph>
    </View>
  );
}

function amount(pence: number | null): string {
  return pence === null ? "–" : wholePounds(pence);
}

function change({ nowPence, thenPence }: WhatIfRow, t: SaveWords): string {
  if (nowPence === null || thenPence === null) return "–";
  const apart = thenPence - nowPence;
  return t(`whatIf.changes.${sideOf(apart)}`, { amount: wholePounds(Math.abs(apart)) });
}
