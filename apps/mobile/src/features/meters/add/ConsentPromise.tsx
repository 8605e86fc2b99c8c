import { View } from "react-native";
import { READING_WIDTH } from "../../../look/tokens.js";
import { Heading } from "../../../parts/Heading.js";
import { Panel } from "../../../parts/Panel.js";
import { Paragraph } from "../../../parts/Paragraph.js";
import { Stack } from "../../../parts/Stack.js";
import { useWords } from "../../../words/index.js";

/** The viewing notice in plain words: why, what, how long, and what a no means. Its version is the service's. */
export function ConsentPromise({ number }: { readonly number: string }) {
  const t = useWords("meters");
  const lines = [
    { title: t("newMeter.consent.purpose"), text: t("newMeter.consent.purposeText") },
    { title: t("newMeter.consent.what"), text: t("newMeter.consent.whatText", { number }) },
    { title: t("newMeter.consent.howLong"), text: t("newMeter.consent.howLongText") },
    { title: t("newMeter.consent.ifNo"), text: t("newMeter.consent.ifNoText") },
  ];
  return (
    <View style={{ maxWidth: READING_WIDTH + 64 }}>
      <Panel>
        {lines.map(({ title, text }) => (
          <Stack key={title} gap="half">
            <Heading level={2}>{title}</Heading>
            <Paragraph>{text}</Paragraph>
          </Stack>
        ))}
      </Panel>
    </View>
  );
}
