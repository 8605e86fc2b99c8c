import type { ComparisonScope } from "@halfhourly/contracts";
import { View } from "react-native";
import { radius, space } from "../../look/tokens.js";
import { useLook } from "../../look/useLook.js";
import { AsWritten } from "../../parts/AsWritten.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { useWords } from "../../words/index.js";
import type { ListEntry } from "./list-entries.js";
import { YearFigure } from "./TariffRow.js";

interface Props {
  readonly entry: Extract<ListEntry, { kind: "today" }>;
  readonly scope: ComparisonScope;
}

/** What is paid today, marked, at its place among the others. */
export function TodayRow({ entry, scope }: Props) {
  const { colours, wide } = useLook();
  const t = useWords("compare");
  return (
    <View
      role="listitem"
      style={{
        borderWidth: 2,
        borderColor: colours.text,
        borderRadius: radius.panel,
        backgroundColor: colours.panel,
        paddingVertical: space.two,
        paddingRight: space.two,
        // Its figures stand under those of the rows around it.
        paddingLeft: 50,
        gap: space.half,
        flexDirection: wide ? "row" : "column",
        justifyContent: "space-between",
      }}
    >
      <View>
        <Paragraph strong>{t(scope === "export" ? "todayLineExport" : "todayLine")}</Paragraph>
        <Paragraph size="small" quiet>
          <AsWritten>{entry.name}</AsWritten>
        </Paragraph>
      </View>
      <YearFigure totalPence={entry.totalPence} scope={scope} />
    </View>
  );
}
