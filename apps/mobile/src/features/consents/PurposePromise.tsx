import { View } from "react-native";
import { READING_WIDTH } from "../../look/tokens.js";
import { Heading } from "../../parts/Heading.js";
import { Panel } from "../../parts/Panel.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import type { Purpose } from "./purposes.js";

interface Props {
  readonly purpose: Purpose;
  /** True where it was agreed to and may be stopped: then it says what that means instead of what a no means. */
  readonly stopping: boolean;
  /** True where stopping leaves nothing allowed for the meter. */
  readonly last: boolean;
}

/** The promise of one purpose in plain words: why, what we use, for how long, what a no means. */
export function PurposePromise({ purpose, stopping, last }: Props) {
  const t = useWords("consents");
  const lines = [
    { title: t("why"), text: t(`purposes.${purpose}.why`) },
    { title: t("what"), text: t(`purposes.${purpose}.what`) },
    { title: t("howLong"), text: t("howLongText") },
  ];
  const ending = stopping
    ? { title: t("ifStop"), text: t(`purposes.${purpose}.ifStop`) }
    : { title: t("ifNo"), text: t(`purposes.${purpose}.ifNo`) };
  // Somebody who wants to stop looks for what it means, somebody who is asked for what they are asked.
  const ordered = stopping ? [ending, ...lines] : [...lines, ending];
  return <PromiseLines lines={ordered} note={stopping && last ? t("last") : undefined} />;
}

interface PromiseLinesProps {
  readonly lines: readonly { readonly title: string; readonly text: string }[];
  /** What must not be overlooked. */
  readonly note?: string | undefined;
}

export function PromiseLines({ lines, note }: PromiseLinesProps) {
  return (
    <View style={{ maxWidth: READING_WIDTH + 64 }}>
      <Panel>
        {lines.map(({ title, text }, index) => (
          <Stack key={title} gap="half">
            <Heading level={2}>{title}</Heading>
            <Paragraph>{text}</Paragraph>
            {index === 0 && note !== undefined ? <Paragraph strong>{note}</Paragraph> : null}
          </Stack>
        ))}
      </Panel>
    </View>
  );
}
