import { useState } from "react";
import { View } from "react-native";
import { shareText } from "../data/share-text.js";
import { Button } from "./Button.js";
import { Paragraph } from "./Paragraph.js";
import { Stack } from "./Stack.js";

interface Props {
  /** What is copied. */
  readonly text: string;
  readonly children: string;
  readonly copied: string;
  readonly notCopied: string;
}

/** Copies a text and says whether it did. */
export function CopyButton({ text, children, copied, notCopied }: Props) {
  const [did, setDid] = useState<boolean | null>(null);
  return (
    <Stack gap="one">
      <Button kind="secondary" onPress={() => void shareText(text).then(setDid)}>
        {children}
      </Button>
      <View aria-live="polite">
        {did === null ? null : <Paragraph size="small">{did ? copied : notCopied}</Paragraph>}
      </View>
    </Stack>
  );
}
