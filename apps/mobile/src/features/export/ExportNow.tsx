import type { ExportJob } from "@halfhourly/contracts";
import { ApiProblem } from "../../data/api.js";
import { isBeingMade, useAskForExport, useTakeExport } from "../../data/export-queries.js";
import { useNow } from "../../data/now.js";
import { Button } from "../../parts/Button.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Problem } from "../../parts/Problem.js";
import { ProgressBar } from "../../parts/ProgressBar.js";
import { Stack } from "../../parts/Stack.js";
import { number, percentSize, spokenInstant } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { exportFileName } from "./file-name.js";
import { ReadyExport } from "./ReadyExport.js";

/** The newest export as it stands, and the one thing to do about it. */
export function ExportNow({ newest }: { readonly newest: ExportJob | undefined }) {
  // Held here and not beside its button: once the file is on its way, the button is gone.
  const taking = useTakeExport(exportFileName(newest));
  if (newest !== undefined && isBeingMade(newest)) return <UnderWay job={newest} />;
  if (newest?.state === "ready") return <ReadyExport job={newest} taking={taking} />;
  return (
    <Stack gap="three">
      {newest === undefined ? null : <Ended job={newest} cutOff={taking.isError} />}
      <Ask again={newest !== undefined} />
    </Stack>
  );
}

function UnderWay({ job }: { readonly job: ExportJob }) {
  const t = useWords("dataCopy");
  const percent = percentSize(job.percent);
  const counted = job.readings > 0;
  return (
    <Stack gap="one">
      {job.state === "waiting" ? (
        <ProgressBar label={t("waiting")} part={null} />
      ) : (
        <ProgressBar
          label={t("making")}
          count={
            counted ? t("readings", { percent, readings: number(job.readings) }) : t("percent", { percent })
          }
          part={job.percent / 100}
        />
      )}
      <Paragraph quiet>{t("leave")}</Paragraph>
    </Stack>
  );
}

interface EndedProps {
  readonly job: ExportJob;
  /** True where the file was taken and did not arrive. */
  readonly cutOff: boolean;
}

function Ended({ job, cutOff }: EndedProps) {
  const t = useWords("dataCopy");
  const { language } = useLanguage();
  const now = useNow();
  const { state } = job;
  if (state === "failed")
    return (
      <Notice state="error" title={t("failed.title")}>
        {t("failed.text")}
      </Notice>
    );
  if (state === "expired")
    return (
      <Notice state="plain" title={t("expired.title")}>
        {t("expired.text")}
      </Notice>
    );
  if (cutOff)
    return (
      <Notice state="error" title={t("cutOff.title")} takesFocus>
        {t("cutOff.text")}
      </Notice>
    );
  return (
    <Notice state="success" title={t("taken.title")}>
      {t("taken.text", { when: spokenInstant(job.readyAt ?? job.askedAt, now, language) })}
    </Notice>
  );
}

function Ask({ again }: { readonly again: boolean }) {
  const t = useWords("dataCopy");
  const asking = useAskForExport();
  const { error } = asking;
  const code = error instanceof ApiProblem ? error.code : null;
  return (
    <>
      {error === null ? null : (
        <Problem
          takesFocus
          fault={error}
          says={code === "too-many-exports" ? t("tooMany") : code === "exports-busy" ? t("busy") : undefined}
        />
      )}
      <Button
        kind={again ? "secondary" : "primary"}
        busyLabel={asking.isPending ? t("asking") : undefined}
        onPress={() => asking.mutate()}
      >
        {again ? t("askAgain") : t("ask")}
      </Button>
    </>
  );
}
