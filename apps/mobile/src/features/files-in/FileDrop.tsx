import { useRef, useState, type DragEvent } from "react";
import { useLook } from "../../look/useLook.js";
import { fontFamily, type } from "../../look/tokens.js";
import { Button } from "../../parts/Button.js";
import { useWords } from "../../words/index.js";
import type { ChosenFile } from "./chosen-file.js";

interface Props {
  readonly onChosen: (file: ChosenFile) => void;
  readonly label: string;
}

const TYPES = ".csv,.json,.txt,.zip,application/zip,text/csv,application/json,text/plain";

/** Choose with the keyboard or a finger, or drop a file. The browser's own file field does the work, in our words. */
export function FileDrop({ onChosen, label }: Props) {
  const { colours, wide } = useLook();
  const t = useWords("files");
  const field = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  function take(file: File | undefined) {
    if (file !== undefined) onChosen({ name: file.name, bytes: async () => file });
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  }
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      style={{
        display: "flex",
        flexDirection: "column",
        gap: 8,
        alignItems: "flex-start",
        maxWidth: 592,
        boxSizing: "border-box",
        // There is nothing to drop with on a phone.
        ...(wide
          ? { padding: 32, borderRadius: 8, border: `2px dashed ${over ? colours.action : colours.control}` }
          : {}),
        background: over ? colours.panel : "transparent",
      }}
    >
      <input
        ref={field}
        type="file"
        accept={TYPES}
        hidden
        aria-label={label}
        onChange={(event) => {
          take(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      <Button onPress={() => field.current?.click()}>{label}</Button>
      {wide ? (
        <span
          style={{
            fontFamily,
            fontSize: type.small.fontSize,
            lineHeight: `${type.small.lineHeight}px`,
            color: colours.secondary,
          }}
        >
          {t("drop")}
        </span>
      ) : null}
    </div>
  );
}
