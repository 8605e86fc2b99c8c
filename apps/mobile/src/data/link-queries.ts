import { useMutation, useQuery } from "@tanstack/react-query";
import type {
  FindAccount,
  ShownAccount,
  ShownAuthorise,
  ShownBalance,
  ShownLive,
  ShownPossibilities,
} from "./answers.js";
import { callApi } from "./api.js";
import { useSources } from "./collection-queries.js";
import { useKept, type Answer } from "./queries.js";

/** The service looks for ten seconds at most; its own word for why not is worth waiting for. */
const FIND_TIMEOUT_MS = 15_000;
const LIVE_POLL_MS = 10_000;

/** Looks an account up at its supplier. What was typed goes with the call and is kept nowhere. */
export function useFindAccount() {
  return useMutation({
    mutationFn: (wanted: FindAccount) =>
      callApi<ShownAccount>("/v1/supplier-accounts/find", {
        method: "POST",
        body: wanted,
        timeoutMs: FIND_TIMEOUT_MS,
      }),
    gcTime: 0,
  });
}

/** Where the supplier's own sign-in page is. */
export function useAuthorise() {
  return useMutation({
    mutationFn: (source: string) =>
      callApi<ShownAuthorise>("/v1/supplier-accounts/authorise", { query: { source } }),
  });
}

/**
 * What this home can have, from where, and why not the rest. Asked for only where accounts can be linked: a copy that knows
 * the network alone has nothing to choose, and the service may be older than the question.
 */
export function usePossibilities(meterId: string): Answer<ShownPossibilities> {
  const { data } = useSources();
  return useQuery({
    queryKey: ["possibilities", meterId],
    queryFn: ({ signal }) => callApi(at(meterId, "possibilities"), { signal }),
    enabled: data?.sources.some(({ accepts }) => accepts.length > 0) ?? false,
  });
}

export function useBalance(meterId: string, isWanted: boolean): Answer<ShownBalance> {
  return useKept(["balance", meterId], (signal) => callApi(at(meterId, "balance"), { signal }), isWanted);
}

/** The power now, asked for as long as the page that shows it is open. */
export function useLive(meterId: string, isWanted: boolean): Answer<ShownLive> {
  return useQuery({
    queryKey: ["live", meterId],
    queryFn: ({ signal }) => callApi(at(meterId, "live"), { signal }),
    enabled: isWanted,
    refetchInterval: LIVE_POLL_MS,
  });
}

function at(meterId: string, what: string): `/v1/${string}` {
  return `/v1/meters/${encodeURIComponent(meterId)}/${what}`;
}
