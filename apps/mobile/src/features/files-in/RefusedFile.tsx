import { useState } from "react";
import type { Fuel } from "../../data/answers.js";
import { ApiProblem } from "../../data/api.js";
import { Button } from "../../parts/Button.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Problem } from "../../parts/Problem.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import type { ChosenFile } from "./chosen-file.js";
import { AskAboutFile } from "./AskAboutFile.js";
import { ASKS, type FileAnswers } from "./file-answers.js";
import { FileDrop } from "./FileDrop.js";
import { useFileFaultWords } from "./file-words.js";
import { RejectedLines } from "./RejectedLines.js";
import type { ImportFault, Rejected, useFileImport } from "./use-file-import.js";

interface Props {
  readonly fuel: Fuel;
  readonly fault: ImportFault;
  readonly rejected: Rejected;
  readonly run: ReturnType<typeof useFileImport>;
}

/** Why the file could not be used, and the way on: a question where an answer mends it, else another file. */
export function RefusedFile({ fuel, fault, rejected, run }: Props) {
  const t = useWords("files");
  const wordsOf = useFileFaultWords();
  const [answers, setAnswers] = useState<FileAnswers>({});
  const asks = ASKS[fault.code ?? ""];
  const send = (chosen: ChosenFile) => void run.send(chosen, answers);

  if (fault.problem instanceof ApiProblem && fault.problem.mayPass) {
    const { file } = run;
    return <Problem fault={fault.problem} tryAgain={file === null ? run.startAgain : () => send(file)} />;
  }
  return (
    <>
      <Notice
        state={asks === undefined ? "error" : "plain"}
        title={t(asks === undefined ? "failed.title" : "ask.title")}
      >
        <Stack gap="one">
          <Paragraph>{wordsOf(fault.code ?? "other")}</Paragraph>
          {asks === undefined ? <Paragraph>{t("failed.kept")}</Paragraph> : null}
        </Stack>
      </Notice>
      {asks === undefined ? (
        <FileDrop onChosen={send} label={t("chooseAnother")} />
      ) : (
        <AskAboutFile
          fuel={fuel}
          asks={asks}
          answers={answers}
          onAnswer={setAnswers}
          file={run.file}
          onSend={send}
        />
      )}
      <RejectedLines rejected={rejected} />
      {asks === undefined ? null : (
        <Button kind="link" onPress={run.startAgain}>
          {t("chooseAnother")}
        </Button>
      )}
    </>
  );
}
