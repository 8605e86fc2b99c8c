import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import type { Session } from "./answers.js";
import { ApiProblem, callApi } from "./api.js";
import { keepSetting, settingNow } from "./device-settings.js";
import { forgetSessionToken } from "./session-token.js";
import { wipeSealedStore } from "./sealed-store/open.js";
import { forgetEverything, keepFor, recall } from "./kept-copies.js";

// Before anything is drawn, so that the first screen finds its copy and its draft.
const accountAtStart = settingNow("account");
if (accountAtStart !== null) keepFor(accountAtStart);

export type SessionState =
  /** Not known yet, and nothing to show meanwhile. */
  | { readonly state: "asking" }
  | { readonly state: "signed-out"; readonly wasSignedIn: boolean }
  /** `session` is null while only the offline copy can be shown. */
  | { readonly state: "signed-in"; readonly session: Session | null }
  | { readonly state: "unreachable"; readonly problem: Error; readonly tryAgain: () => void };

async function askSession(signal: AbortSignal): Promise<Session | null> {
  if (settingNow("leaving") !== null) {
    await wipeSealedStore().catch(() => undefined);
    if (!(await tellSignedOut())) return null;
  }
  try {
    return await callApi<Session>("/v1/session", { signal });
  } catch (fault) {
    if (fault instanceof ApiProblem && fault.signedOut) return null;
    throw fault;
  }
}

/**
 * Who is signed in. A device on which somebody was signed in shows their sealed copies at once, before the service has
 * answered or where it cannot be reached; an answer "signed out" takes them off the screen.
 */
export function useSession(): SessionState {
  const client = useQueryClient();
  const account = settingNow("account");
  const { data, error, refetch } = useQuery({
    queryKey: ["session"],
    queryFn: ({ signal }) => askSession(signal),
    refetchOnWindowFocus: "always",
  });

  useEffect(() => {
    if (account !== null) void recall(client, ["session"]);
  }, [client, account]);

  useEffect(() => {
    // An answer that was under way when they left must not name them again.
    if (data === undefined || data === null || settingNow("leaving") !== null) return;
    keepSetting("account", data.accountId);
    keepFor(data.accountId);
  }, [data]);

  if (data === null) return { state: "signed-out", wasSignedIn: account !== null };
  if (data !== undefined) return { state: "signed-in", session: data };
  if (account !== null) return { state: "signed-in", session: null };
  if (error !== null) return { state: "unreachable", problem: error, tryAgain: () => void refetch() };
  return { state: "asking" };
}

/**
 * Signs out here at once and leaves nothing on this device. Where the service cannot be reached it is told at the next
 * start, and nobody is let in before that.
 */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    keepSetting("leaving", "yes");
    keepSetting("account", null);
    await forgetEverything(client);
    await tellSignedOut();
  }, [client]);
}

async function tellSignedOut(): Promise<boolean> {
  try {
    await callApi("/v1/sign-out", { method: "POST" });
  } catch (fault) {
    if (!(fault instanceof ApiProblem && fault.signedOut)) return false;
  }
  forgetSessionToken();
  keepSetting("leaving", null);
  return true;
}
