import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ExportJob } from "@halfhourly/contracts";
import { callApi } from "./api.js";
import { download } from "./download.js";
import type { Answer } from "./queries.js";
import { saveFile } from "./save-file.js";

/** How often an export under way is asked for, in milliseconds. */
const EXPORT_POLL_MS = 1000;

export function isBeingMade(job: Pick<ExportJob, "state"> | undefined): boolean {
  return job?.state === "waiting" || job?.state === "making";
}

export function useExports(): Answer<{ readonly exports: readonly ExportJob[] }> {
  return useQuery({
    queryKey: ["exports"],
    queryFn: ({ signal }) => callApi<{ exports: ExportJob[] }>("/v1/exports", { signal }),
    refetchInterval: ({ state }) => (state.data?.exports.some(isBeingMade) === true ? EXPORT_POLL_MS : false),
  });
}

export function useAskForExport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi<ExportJob>("/v1/exports", { method: "POST" }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["exports"] }),
  });
}

/** Fetches the file, which can be done once, and saves it under this name. */
export function useTakeExport(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (exportId: string) =>
      saveFile(name, await download(`/v1/exports/${encodeURIComponent(exportId)}/file`)),
    onSettled: () => client.invalidateQueries({ queryKey: ["exports"] }),
  });
}
