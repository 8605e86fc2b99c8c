import { getDocumentAsync } from "expo-document-picker";
import { Button } from "../../parts/Button.js";
import type { ChosenFile } from "./chosen-file.js";

interface Props {
  readonly onChosen: (file: ChosenFile) => void;
  readonly label: string;
}

const TYPES = ["text/*", "application/json", "application/zip", "application/octet-stream"];

export function FileDrop({ onChosen, label }: Props) {
  async function choose() {
    const { assets } = await getDocumentAsync({ type: TYPES, copyToCacheDirectory: true });
    const chosen = assets?.[0];
    if (chosen !== undefined)
      onChosen({ name: chosen.name, bytes: async () => (await fetch(chosen.uri)).blob() });
  }
  return <Button onPress={() => void choose()}>{label}</Button>;
}
