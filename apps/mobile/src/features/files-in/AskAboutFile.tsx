import { useState } from "react";
import type { Fuel } from "../../data/answers.js";
import { Button } from "../../parts/Button.js";
import { Field } from "../../parts/Field.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Radios } from "../../parts/Radios.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import type { ChosenFile } from "./chosen-file.js";
import type { FileAnswers } from "./file-answers.js";
import { FileDrop } from "./FileDrop.js";

interface Props {
  readonly fuel: Fuel;
  readonly asks: "unit" | "stamp" | "zone" | "columns";
  readonly answers: FileAnswers;
  readonly onAnswer: (answers: FileAnswers) => void;
  /** Null after a reload: then it is chosen once more. */
  readonly file: ChosenFile | null;
  readonly onSend: (file: ChosenFile) => void;
}

/** The one thing that the file does not say. */
export function AskAboutFile({ fuel, asks, answers, onAnswer, file, onSend }: Props) {
  const t = useWords("files");
  const [asked, setAsked] = useState(false);
  const complete =
    asks === "columns"
      ? filled(answers["timeColumn"]) && filled(answers["valueColumn"])
      : filled(answers[asks]);
  const error = asked && !complete ? t("ask.needed") : undefined;
  const answer = (flag: string) => (value: string) => onAnswer({ ...answers, [flag]: value });

  function sendAgain() {
    if (!complete) setAsked(true);
    else if (file !== null) onSend(file);
  }
  return (
    <Stack>
      {asks === "columns" ? (
        <>
          <Field
            id="time-column"
            label={t("ask.timeColumn")}
            value={answers["timeColumn"] ?? ""}
            onChange={answer("timeColumn")}
            error={error}
          />
          <Field
            id="value-column"
            label={t("ask.valueColumn")}
            value={answers["valueColumn"] ?? ""}
            onChange={answer("valueColumn")}
          />
        </>
      ) : (
        <OneOf fuel={fuel} asks={asks} value={answers[asks] ?? null} error={error} onChange={answer(asks)} />
      )}
      {file === null ? (
        <>
          <Paragraph>{t("ask.chooseAgain")}</Paragraph>
          <FileDrop onChosen={onSend} label={t("choose")} />
        </>
      ) : (
        <Button onPress={sendAgain}>{t("ask.again")}</Button>
      )}
    </Stack>
  );
}

/** What meters and suppliers count in, as the import names it. */
const UNITS: Readonly<Record<Fuel, readonly string[]>> = { electricity: ["kWh", "Wh"], gas: ["m3", "kWh"] };

interface OneOfProps {
  readonly fuel: Fuel;
  readonly asks: "unit" | "stamp" | "zone";
  readonly value: string | null;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

function OneOf({ fuel, asks, value, error, onChange }: OneOfProps) {
  const t = useWords("files");
  const options = {
    unit: UNITS[fuel].map((unit) => ({ value: unit, label: unit === "m3" ? "m³" : unit })),
    stamp: [
      { value: "start", label: t("ask.stampStart") },
      { value: "end", label: t("ask.stampEnd") },
    ],
    zone: [
      { value: "Europe/London", label: t("ask.zoneLondon") },
      { value: "GMT", label: t("ask.zoneUtc") },
    ],
  }[asks];
  return (
    <Radios
      id={asks}
      label={t(`ask.${asks}`)}
      options={options}
      value={value}
      error={error}
      onChange={onChange}
    />
  );
}

function filled(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== "";
}
