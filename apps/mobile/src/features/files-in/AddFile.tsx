import { useLocalSearchParams } from "expo-router";
import { useEffect } from "react";
import { useMeters } from "../../data/queries.js";
import type { Meter } from "../../data/answers.js";
import { Answered } from "../../parts/Answered.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { beginScreen } from "../../parts/focus.js";
import { Screen, SCREEN_TITLE } from "../../parts/Screen.js";
import { useWords } from "../../words/index.js";
import { spacedMeterPoint, useMeterName } from "../meters/meter-words.js";
import { ChooseFile } from "./ChooseFile.js";
import { Progress } from "./Progress.js";
import { RefusedFile } from "./RefusedFile.js";
import { Result } from "./Result.js";
import { useFileImport } from "./use-file-import.js";

/** A file for one meter: choose, send, and what came of it. */
export function AddFile() {
  const { meterId = "" } = useLocalSearchParams<{ meterId: string }>();
  const meters = useMeters();
  const t = useWords("files");
  return (
    <Screen title={t("title")} back={{ href: "/you/meters" }}>
      <Answered answer={meters} shape={[32, 240]}>
        {(list) => {
          const meter = list.meters.find(({ id }) => id === meterId);
          return meter === undefined ? (
            <Notice state="error">{t("faults.meter-not-found")}</Notice>
          ) : (
            <ForMeter meter={meter} />
          );
        }}
      </Answered>
    </Screen>
  );
}

function ForMeter({ meter }: { readonly meter: Meter }) {
  const t = useWords("files");
  const nameOf = useMeterName();
  const run = useFileImport(meter);
  return (
    <>
      <Paragraph quiet>{t("forMeter", { name: nameOf(meter), number: spacedMeterPoint(meter) })}</Paragraph>
      <Stage meter={meter} run={run} />
    </>
  );
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
