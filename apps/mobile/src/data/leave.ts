import { callApi } from "./api.js";
import { keepSetting } from "./device-settings.js";
import { keepNothing } from "./kept-copies.js";
import { wipeSealedStore } from "./sealed-store/open.js";

/**
 * Signs out without waiting for anything: the page may be gone in the next moment. What does not get through now (the
 * service, the copies on this device) is done at the next start, before anything is shown.
 */
export function leaveAtOnce(): void {
  keepSetting("leaving", "yes");
  keepSetting("account", null);
  keepNothing();
  void callApi("/v1/sign-out", { method: "POST", outlivesPage: true }).catch(() => undefined);
  void wipeSealedStore().catch(() => undefined);
}
