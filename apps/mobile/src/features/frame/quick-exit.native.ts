import { useSyncExternalStore } from "react";
import { Linking } from "react-native";
import { leaveAtOnce } from "../../data/leave.js";
import { queryClient } from "../../data/query-client.js";

const NEUTRAL_SITE = "https://www.bbc.co.uk/weather";

let left = false;
const listeners = new Set<() => void>();

function setLeft(next: boolean): void {
  left = next;
  for (const listener of listeners) listener();
}

/** Puts an empty screen in place of what is shown, signs out, and brings a neutral site to the front. */
export function leaveQuickly(): void {
  setLeft(true);
  leaveAtOnce();
  queryClient.setQueryData(["session"], null);
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
  void Linking.openURL(NEUTRAL_SITE).catch(() => undefined);
}

/** True from leaving until somebody asks to start again. */
export function useLeft(): boolean {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => left,
  );
}

export function comeBack(): void {
  setLeft(false);
}

/** A phone has no Escape key. */
export function useLeaveOnEscape(): void {}
