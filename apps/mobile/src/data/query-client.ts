import { MutationCache, onlineManager, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "./api-problem.js";
import { PROVED_KEY } from "./proved-key.js";

const MOST_RETRIES = 2;
const HOUR_MS = 3_600_000;

/** A fault that may pass is tried again, soon and then later; what the server refused is not. */
function mayTryAgain(tried: number, fault: Error): boolean {
  return tried < MOST_RETRIES && fault instanceof ApiProblem && fault.mayPass;
}

/** Any answer "not signed in" ends the session on every screen at once. */
function noticeSignedOut(fault: Error): void {
  if (fault instanceof ApiProblem && fault.signedOut) queryClient.setQueryData(["session"], null);
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({
    onError: noticeSignedOut,
    // What the fresh sign-in was for is done.
    onSuccess: () => queryClient.setQueryData(PROVED_KEY, null),
  }),
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      gcTime: 24 * HOUR_MS,
      retry: mayTryAgain,
      retryDelay: (tried) => 1000 * 3 ** tried,
    },
    mutations: { retry: false, networkMode: "always" },
  },
});

// TanStack Query takes every start for one with a connection and only hears of changes.
if (typeof navigator !== "undefined" && navigator.onLine === false) onlineManager.setOnline(false);
