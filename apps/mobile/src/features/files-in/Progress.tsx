import type { ImportJob } from "../../data/answers.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { ProgressBar } from "../../parts/ProgressBar.js";
import { number, percentSize } from "../../words/format.js";
import { useWords } from "../../words/index.js";

interface Props {
  readonly sending?: { readonly name: string; readonly part: number };
  readonly job?: ImportJob | null;
}

/** First how much is sent, then how many days are stored. */
export function Progress({ sending, job }: Props) {
  const t = useWords("files");
  if (sending !== undefined) {
    return (
      <ProgressBar
        label={t("sending", { name: sending.name })}
        count={t("sent", { percent: percentSize(sending.part * 100) })}
        part={sending.part}
      />
    );
  }
  const storing = job?.state === "storing" && job.daysTotal > 0;
  return (
    <>
      {storing ? (
        <ProgressBar
          label={t("storing")}
          count={t("storedDays", { stored: number(job.daysStored), total: number(job.daysTotal) })}
          part={job.daysStored / job.daysTotal}
        />
      ) : (
        <ProgressBar label={job?.state === "reading" ? t("reading") : t("waiting")} part={null} />
      )}
      <Paragraph quiet>{t("leave")}</Paragraph>
    </>
  );
}
