import { View } from "react-native";
import { space } from "../../look/tokens.js";
import { useLook } from "../../look/useLook.js";
import { Facts } from "../../parts/Facts.js";
import { Heading } from "../../parts/Heading.js";
import { Panel } from "../../parts/Panel.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Table } from "../../parts/Table.js";
import { useWords } from "../../words/index.js";
import type { SourceFigures } from "./needs-look.js";
import { FIGURES, useSourceFacts } from "./source-facts.js";

/** A row a source; where there is no room for a table, a panel a source with the same figures. */
export function SourcesTable({ sources }: { readonly sources: readonly SourceFigures[] }) {
  const t = useWords("sources");
  const { wide } = useLook();
  const factsOf = useSourceFacts();
  const nameOf = ({ title, simulated }: SourceFigures) =>
    simulated ? `${title} (${t("simulated")})` : title;
  if (!wide) {
    return (
      <View style={{ gap: space.two }}>
        {sources.map((source) => {
          const facts = factsOf(source);
          return (
            <Panel key={source.source} label={nameOf(source)}>
              <Heading level={2}>{nameOf(source)}</Heading>
              <Facts facts={FIGURES.map((name) => ({ name: t(name), value: facts[name] }))} />
            </Panel>
          );
        })}
      </View>
    );
  }
  return (
    <Table
      caption={t("table")}
      columns={[
        { title: t("source"), share: 1.4 },
        { title: t("breaker"), share: 1.7 },
        { title: t("success"), share: 1.5 },
        { title: t("freshness"), share: 1.2 },
        { title: t("backlog"), share: 1.1 },
        { title: t("dead"), share: 0.8 },
      ]}
      rows={sources.map((source) => {
        const facts = factsOf(source);
        return {
          key: source.source,
          cells: [
            <View key="source">
              <Paragraph size="small" strong>
                {nameOf(source)}
              </Paragraph>
              <Paragraph size="small" quiet>
                {`${t("collections")}: ${facts.collections}`}
              </Paragraph>
            </View>,
            facts.breaker,
            source.calls === 0 ? facts.success : `${facts.success}. ${facts.latency}.`,
            facts.freshness,
            facts.backlog,
            facts.dead,
          ],
        };
      })}
    />
  );
}
