import { Platform } from "react-native";
import type { ExchangedSession } from "@halfhourly/contracts";
import { callApi } from "./api.js";
import { deviceTools } from "./app-sign-in/device-tools.js";
import { accessTokenByBrowser } from "./app-sign-in/sign-in.js";
import type { SignInSettings } from "./app-sign-in/tools.js";
import { keepSetting } from "./device-settings.js";
import { keepSessionToken } from "./session-token.js";
import type { SignInWish } from "./sign-in-address.js";

const DEVICES: Readonly<Record<string, string>> = { ios: "App, iPhone or iPad", android: "App, Android" };

/** Signs in with the system's browser and keeps the session of ours. False where the person closed the browser. */
export async function signInOnPhone(wish: SignInWish, language: string): Promise<boolean> {
  const settings = await callApi<SignInSettings>("/v1/sign-in/settings");
  const accessToken = await accessTokenByBrowser(settings, wish, language, deviceTools);
  if (accessToken === null) return false;
  const { sessionToken } = await callApi<ExchangedSession>("/v1/session-exchange", {
    method: "POST",
    body: { accessToken, device: DEVICES[Platform.OS] ?? "App" },
  });
  keepSessionToken(sessionToken);
  // Who left before without the service being told has come back: the new session must not be ended for the old one.
  keepSetting("leaving", null);
  return true;
}
