import * as SecureStore from "expo-secure-store";
import type { Setting } from "./device-settings.js";

const PREFIX = "halfhourly.";

/** An app has no other tabs. */
export function onSettingElsewhere(_changed: (setting: Setting) => void): () => void {
  return () => undefined;
}

export function settingNow(setting: Setting): string | null {
  return SecureStore.getItem(PREFIX + setting);
}

export function keepSetting(setting: Setting, value: string | null): void {
  if (value === null) void SecureStore.deleteItemAsync(PREFIX + setting);
  else SecureStore.setItem(PREFIX + setting, value);
}
