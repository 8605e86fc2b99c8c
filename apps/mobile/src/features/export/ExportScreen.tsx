import { View } from "react-native";
import { useExports } from "../../data/export-queries.js";
import { space } from "../../look/tokens.js";
import { useLook } from "../../look/useLook.js";
import { Answered } from "../../parts/Answered.js";
import { Bullets } from "../../parts/Bullets.js";
import { Heading } from "../../parts/Heading.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { ExportNow } from "./ExportNow.js";

/** Everything held about the household, in one file that is fetched once. */
export function ExportScreen() {
  const t = useWords("dataCopy");
  const { wide } = useLook();
  const exports = useExports();
  return (
    <Screen title={t("title")} back={{ href: "/you" }}>
      <Paragraph size="lead">{t("lead")}</Paragraph>
      <View style={{ flexDirection: wide ? "row" : "column", gap: wide ? space.eight : space.five }}>
        <View style={{ flexGrow: 1, flexShrink: 1, flexBasis: wide ? 0 : "auto" }}>
          <Answered answer={exports} shape={[160]}>
            {(list) => <ExportNow newest={list.exports[0]} />}
          </Answered>
        </View>
        <Stack gap="five" style={{ flexGrow: 1, flexShrink: 1, flexBasis: wide ? 0 : "auto" }}>
          <Safe />
          <Inside />
        </Stack>
      </View>
    </Screen>
  );
}

function Safe() {
  const t = useWords("dataCopy");
  return (
    <Stack gap="one">
      <Heading level={2}>{t("safe.title")}</Heading>
      <Paragraph>{t("safe.text")}</Paragraph>
    </Stack>
  );
}

function Inside() {
  const t = useWords("dataCopy");
  return (
    <Stack gap="one">
      <Heading level={2}>{t("inside.title")}</Heading>
      <Bullets items={[t("inside.readings"), t("inside.personal"), t("inside.manifest")]} />
      <Paragraph quiet>{`${t("inside.leftOut")} ${t("inside.back")}`}</Paragraph>
    </Stack>
  );
}
