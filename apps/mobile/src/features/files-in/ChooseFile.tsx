import { View } from "react-native";
import { useLook } from "../../look/useLook.js";
import { space } from "../../look/tokens.js";
import { Bullets } from "../../parts/Bullets.js";
import { Heading } from "../../parts/Heading.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import type { ChosenFile } from "./chosen-file.js";
import { FileDrop } from "./FileDrop.js";

export function ChooseFile({ onChosen }: { readonly onChosen: (file: ChosenFile) => void }) {
  const { wide } = useLook();
  const t = useWords("files");
  return (
    <View
      style={{
        flexDirection: wide ? "row" : "column",
        gap: wide ? space.eight : space.four,
        alignItems: "flex-start",
      }}
    >
      <Stack style={{ flexShrink: 1, width: "100%", maxWidth: 592 }}>
        <Paragraph size="lead">{t("lead")}</Paragraph>
        <FileDrop onChosen={onChosen} label={t("choose")} />
        <Paragraph size="small" quiet>
          {t("privacy")}
        </Paragraph>
      </Stack>
      <Stack gap="two" style={{ flexShrink: 1, maxWidth: 480 }}>
        <Heading level={2}>{t("whichTitle")}</Heading>
        <Bullets items={[t("which.first"), t("which.second"), t("which.third")]} />
      </Stack>
    </View>
  );
}
