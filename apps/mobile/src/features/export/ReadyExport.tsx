import type { ExportJob } from "@halfhourly/contracts";
import { ApiProblem } from "../../data/api.js";
import type { useTakeExport } from "../../data/export-queries.js";
import { useNow } from "../../data/now.js";
import { savesFiles } from "../../data/save-file.js";
import { Button } from "../../parts/Button.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Problem } from "../../parts/Problem.js";
import { Stack } from "../../parts/Stack.js";
import { spokenInstant } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { fileSize } from "./file-size.js";

interface Props {
  readonly job: ExportJob;
  readonly taking: ReturnType<typeof useTakeExport>;
}

/** The copy waits: how much it is, until when, and that it is there once. */
export function ReadyExport({ job, taking }: Props) {
  const t = useWords("dataCopy");
  const { language } = useLanguage();
  const now = useNow();
  const code = taking.error instanceof ApiProblem ? taking.error.code : null;
  const says =
    code === "export-being-fetched"
      ? t("beingFetched")
      : code === "export-gone" || code === "export-not-found"
        ? t("gone")
        : undefined;
  return (
    <Stack gap="three">
      <Notice state="success" title={t("ready.title")}>
        <Paragraph>{t("ready.text", { count: job.readings, size: fileSize(job.bytes) })}</Paragraph>
        <Paragraph>{t("ready.once", { until: spokenInstant(job.endsAt, now, language) })}</Paragraph>
      </Notice>
      {taking.error === null ? null : <Problem takesFocus fault={taking.error} says={says} />}
      {savesFiles ? (
        <Button
          busyLabel={taking.isPending ? t("ready.fetching") : undefined}
          onPress={() => taking.mutate(job.id)}
        >
          {t("ready.fetch")}
        </Button>
      ) : (
        <Paragraph>{t("ready.inBrowser")}</Paragraph>
      )}
    </Stack>
  );
}
