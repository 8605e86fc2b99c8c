import { useQueryClient } from "@tanstack/react-query";
import { router, useLocalSearchParams } from "expo-router";
import { useEffect, useState } from "react";
import type { ImportJob, Meter } from "../../data/answers.js";
import { ApiProblem } from "../../data/api.js";
import { isFinished, useImportJob } from "../../data/queries.js";
import { upload } from "../../data/upload.js";
import type { ChosenFile } from "./chosen-file.js";
import type { FileAnswers } from "./file-answers.js";

export type Stage =
  | { readonly at: "choose" }
  | { readonly at: "sending"; readonly name: string; readonly part: number }
  | { readonly at: "working"; readonly job: ImportJob | null }
  | { readonly at: "done"; readonly job: ImportJob }
  | { readonly at: "failed"; readonly fault: ImportFault; readonly rejected: Rejected };

export interface ImportFault {
  /** The service's code for what is wrong with the file, or null where the call itself failed. */
  readonly code: string | null;
  readonly problem: unknown;
}

export type Rejected = NonNullable<ImportJob["inspection"]>["rejected"];

/** One file on its way in: sent, then followed by its import id, which the address keeps so that a reload goes on. */
export function useFileImport(meter: Meter) {
  const { import: asked = "" } = useLocalSearchParams<{ import?: string }>();
  const importId = asked === "" ? null : asked;
  const [sending, setSending] = useState<{ name: string; part: number } | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [file, setFile] = useState<ChosenFile | null>(null);
  const job = useImportJob(importId);
  useRefreshOnceDone(job.data);

  async function send(chosen: ChosenFile, answers: FileAnswers = {}) {
    setFile(chosen);
    setProblem(null);
    setSending({ name: chosen.name, part: 0 });
    try {
      const started = await upload<ImportJob>({
        path: `/v1/meters/${encodeURIComponent(meter.id)}/imports`,
        query: answers,
        file: await chosen.bytes(),
        onProgress: (part) => setSending({ name: chosen.name, part }),
      });
      router.setParams({ import: started.id });
    } catch (fault) {
      setProblem(fault);
    } finally {
      setSending(null);
    }
  }

  function startAgain() {
    setProblem(null);
    setFile(null);
    router.setParams({ import: "" });
  }

  return { stage: stageOf(importId, sending, problem, job.data, job.error), file, send, startAgain };
}

function stageOf(
  importId: string | null,
  sending: { name: string; part: number } | null,
  problem: unknown,
  job: ImportJob | undefined,
  lost: Error | null,
): Stage {
  if (sending !== null) return { at: "sending", ...sending };
  if (problem !== null)
    return {
      at: "failed",
      fault: { code: problem instanceof ApiProblem ? problem.code : null, problem },
      rejected: [],
    };
  if (importId === null) return { at: "choose" };
  if (job === undefined)
    return lost === null
      ? { at: "working", job: null }
      : { at: "failed", fault: { code: null, problem: lost }, rejected: [] };
  if (job.state === "done") return { at: "done", job };
  if (job.state === "failed")
    return {
      at: "failed",
      fault: { code: job.problem?.code ?? null, problem: null },
      rejected: job.inspection?.rejected ?? [],
    };
  return { at: "working", job };
}

/** What every other screen shows is out of date once readings have come in. */
function useRefreshOnceDone(job: ImportJob | undefined): void {
  const client = useQueryClient();
  const finished = isFinished(job);
  useEffect(() => {
    if (!finished) return;
    for (const name of ["home", "usage", "meters"]) void client.invalidateQueries({ queryKey: [name] });
  }, [client, finished]);
}
