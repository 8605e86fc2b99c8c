import { View } from "react-native";
import { space } from "../../look/tokens.js";
import { Heading } from "../../parts/Heading.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";

interface Props {
  readonly title: string;
  readonly sentences: readonly string[];
}

/** A few plain facts, one under another. Nothing where there are none. */
export function SentenceList({ title, sentences }: Props) {
  if (sentences.length === 0) return null;
  return (
    <Stack gap="one">
      <Heading level={2}>{title}</Heading>
      <View role="list" style={{ gap: space.one }}>
        {sentences.map((sentence) => (
          <View key={sentence} role="listitem">
            <Paragraph>{sentence}</Paragraph>
          </View>
        ))}
      </View>
    </Stack>
  );
}
