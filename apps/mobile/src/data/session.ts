import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import type { Session } from "./answers.js";
import { ApiProblem, callApi } from "./api.js";
import { keepSetting, onSettingElsewhere, settingNow } from "./device-settings.js";
import { forgetSessionToken } from "./session-token.js";
import { wipeSealedStore } from "./sealed-store/open.js";
import { forgetAnswers, forgetEverything, keepFor, recall } from "./kept-copies.js";

/** Whose answers are in memory. */
let accountInMemory: string | null = copiesMayBeShownOf();
// Before anything is drawn, so that the first screen finds its copy and its draft.
if (accountInMemory !== null) keepFor(accountInMemory);

/** Once a session has ended, nothing of the person is shown before the service has said that it is them again. */
function copiesMayBeShownOf(): string | null {
  return settingNow("ended") === null ? settingNow("account") : null;
}

export type SessionState =
  /** Not known yet, and nothing to show meanwhile. */
  | { readonly state: "asking" }
  | { readonly state: "signed-out"; readonly wasSignedIn: boolean }
  /** `session` is null while only the offline copy of `account` can be shown. */
  | { readonly state: "signed-in"; readonly account: string; readonly session: Session | null }
  | { readonly state: "unreachable"; readonly problem: Error; readonly tryAgain: () => void };

async function askSession(client: QueryClient, signal: AbortSignal): Promise<Session | null> {
  if (settingNow("leaving") !== null) {
    await wipeSealedStore().catch(() => undefined);
    if (!(await tellSignedOut())) return null;
  }
  try {
    const session = await callApi<Session>("/v1/session", { signal });
    letIn(client, session.accountId);
    return session;
  } catch (fault) {
    if (fault instanceof ApiProblem && fault.signedOut) return null;
    throw fault;
  }
}

/** Before any screen knows of the answer: what it then asks for must be this account's, on the device and in memory. */
function letIn(client: QueryClient, accountId: string): void {
  // An answer that was under way when they left must not name them again.
  if (settingNow("leaving") !== null) return;
  if (accountInMemory !== null && accountInMemory !== accountId) forgetAnswers(client);
  accountInMemory = accountId;
  keepSetting("account", accountId);
  keepSetting("ended", null);
  keepFor(accountId);
}

/**
 * Who is signed in. A device on which somebody was signed in shows their sealed copies at once, before the service has
 * answered or where it cannot be reached; an answer "signed out" takes them off the screen.
 */
export function useSession(): SessionState {
  const client = useQueryClient();
  const account = settingNow("account");
  const shownOf = copiesMayBeShownOf();
  const { data, error, refetch } = useQuery({
    queryKey: ["session"],
    queryFn: ({ signal }) => askSession(client, signal),
    refetchOnWindowFocus: "always",
  });

  useEffect(() => {
    if (shownOf !== null) void recall(client, ["session"]);
  }, [client, shownOf]);

  useEffect(() => {
    if (data === null && settingNow("account") !== null) keepSetting("ended", "yes");
  }, [data]);

  if (data === null) return { state: "signed-out", wasSignedIn: account !== null };
  if (data !== undefined) return { state: "signed-in", account: data.accountId, session: data };
  if (shownOf !== null) return { state: "signed-in", account: shownOf, session: null };
  if (error !== null) return { state: "unreachable", problem: error, tryAgain: () => void refetch() };
  return { state: "asking" };
}

/** What another tab of this browser did: signed out, saw the session end, or let somebody in. To be used once. */
export function useOtherTabs(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      onSettingElsewhere((setting) => {
        if (setting === "account" && settingNow("account") === null) void forgetEverything(client);
        else if (setting === "account" || setting === "ended")
          void client.refetchQueries({ queryKey: ["session"] });
      }),
    [client],
  );
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
