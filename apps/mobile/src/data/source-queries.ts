import { useQuery } from "@tanstack/react-query";
import type { ShownDeadLetters, ShownSourcesStatus } from "./answers.js";
import { callApi } from "./api.js";
import type { Answer } from "./queries.js";

const POLL_MS = 30_000;

/** How every source does; for administrators, asked for again while the page is open. */
export function useSourcesStatus(isWanted: boolean): Answer<ShownSourcesStatus> {
  return useQuery({
    queryKey: ["sources-status"],
    queryFn: ({ signal }) => callApi("/v1/staff/sources", { signal }),
    enabled: isWanted,
    refetchInterval: POLL_MS,
  });
}

/** What was given up, the oldest first. */
export function useDeadLetters(isWanted: boolean): Answer<ShownDeadLetters> {
  return useQuery({
    queryKey: ["dead-letters"],
    queryFn: ({ signal }) => callApi("/v1/staff/dead-letters", { signal }),
    enabled: isWanted,
  });
}
