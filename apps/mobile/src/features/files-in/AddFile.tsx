import { useEffect } from "react";
import type { Meter } from "../../data/answers.js";
import { beginScreen } from "../../parts/focus.js";
import { SCREEN_TITLE } from "../../parts/Screen.js";
import { useWords } from "../../words/index.js";
import { MeterScreen } from "../meters/MeterScreen.js";
import { ChooseFile } from "./ChooseFile.js";
import { Progress } from "./Progress.js";
import { RefusedFile } from "./RefusedFile.js";
import { Result } from "./Result.js";
import { useFileImport } from "./use-file-import.js";

/** A file for one meter: choose, send, and what came of it. */
export function AddFile() {
  const t = useWords("files");
  return (
    <MeterScreen title={t("title")} shape={[240]}>
      {(meter) => <ForMeter meter={meter} />}
    </MeterScreen>
  );
}

function ForMeter({ meter }: { readonly meter: Meter }) {
  const run = useFileImport(meter);
  return <Stage meter={meter} run={run} />;
}

/** Where a file ends up is said from the top of the page. */
function Stage({ meter, run }: { readonly meter: Meter; readonly run: ReturnType<typeof useFileImport> }) {
  const { at } = run.stage;
  useEffect(() => {
    if (at === "done" || at === "failed") beginScreen(SCREEN_TITLE);
  }, [at]);
  switch (run.stage.at) {
    case "choose":
      return <ChooseFile onChosen={run.send} />;
    case "sending":
      return <Progress sending={run.stage} />;
    case "working":
      return <Progress job={run.stage.job} />;
    case "done":
      return <Result job={run.stage.job} another={run.startAgain} />;
    case "failed":
      return (
        <RefusedFile fuel={meter.fuel} fault={run.stage.fault} rejected={run.stage.rejected} run={run} />
      );
  }
}
