import { useMutation } from "@tanstack/react-query";
import type { AccountClosing } from "@halfhourly/contracts";
import { callApi } from "./api.js";

/** In memory only: it is shown once, and neither an address nor the device remembers it. */
let shownKey: string | null = null;

/** The key of the account that was closed on this page since it was loaded, or null. */
export function closingKeyNow(): string | null {
  return shownKey;
}

/** Closes the account for good. `onDone` is called once its key is known. */
export function useCloseAccount(onDone: () => void) {
  return useMutation({
    mutationFn: () => callApi<AccountClosing>("/v1/account", { method: "DELETE" }),
    onSuccess: ({ certificateKey }) => {
      shownKey = certificateKey;
      onDone();
    },
  });
}
