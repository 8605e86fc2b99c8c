import { View } from "react-native";
import { useLook } from "../../look/useLook.js";
import { AsWritten } from "../../parts/AsWritten.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Table } from "../../parts/Table.js";
import { number, pence } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { bandName } from "./band-name.js";

export interface EnergyLine {
  readonly band: string;
  /** As the tariff states it; null where several prices are in the band. */
  readonly pencePerKwh: string | null;
  readonly wh: number;
}

interface Props {
  readonly caption: string;
  readonly hideCaption?: boolean;
  /** Energy by band, and its amount in words. */
  readonly lines: readonly (EnergyLine & { readonly amount: string })[];
  /** What is added to it. */
  readonly sums: readonly { readonly key: string; readonly name: string; readonly amount: string }[];
}

/** The lines of a bill: kWh × pence = £. Where there is no room for four columns, the sum stands under its name. */
export function LinesTable({ caption, hideCaption = false, lines, sums }: Props) {
  const { wide } = useLook();
  const t = useWords("compare");
  const empty = wide ? ["", ""] : [];
  return (
    <Table
      caption={caption}
      hideCaption={hideCaption}
      columns={[
        { title: t("tariff.what"), share: wide ? 1.7 : 2.5 },
        ...(wide
          ? [
              { title: t("tariff.kwh"), figures: true },
              { title: t("tariff.price"), figures: true },
            ]
          : []),
        { title: t("tariff.amount"), figures: true },
      ]}
      rows={[
        ...lines.map((line, place) => ({
          key: `${place}-${line.band}`,
          cells: [
            <Line key="band" line={line} />,
            ...(wide ? [number(line.wh / 1000, 3), priceText(line)] : []),
            line.amount,
          ],
        })),
        ...sums.map(({ key, name, amount }) => ({ key, cells: [name, ...empty, amount] })),
      ]}
    />
  );
}

function Line({ line }: { readonly line: EnergyLine }) {
  const { wide } = useLook();
  const { language } = useLanguage();
  const t = useWords("compare");
  const { text, isOwn } = bandName(line.band, t);
  const price = line.pencePerKwh === null ? "" : ` × ${pence(line.pencePerKwh, language)}`;
  return (
    <View>
      <Paragraph size="small">{isOwn ? text : <AsWritten>{text}</AsWritten>}</Paragraph>
      {wide ? null : (
        <Paragraph size="small" quiet>
          {`${number(line.wh / 1000, 3)}\u00a0kWh${price}`}
        </Paragraph>
      )}
    </View>
  );
}

/** The unit stands above the column. */
function priceText({ pencePerKwh }: EnergyLine): string {
  return pencePerKwh === null ? "–" : pence(pencePerKwh).slice(0, -1);
}
