/** Small choices of this device that are no personal data; read at once, before anything is drawn. */
/** `account`: the opaque id of who was signed in. `leaving`: they signed out and the service is still to be told. */
export type Setting = "language" | "theme" | "account" | "leaving";

const PREFIX = "halfhourly.";

export function settingNow(setting: Setting): string | null {
  try {
    return localStorage.getItem(PREFIX + setting);
  } catch {
    // A browser that forbids storage: the choice lasts as long as the page.
    return null;
  }
}

export function keepSetting(setting: Setting, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + setting);
    else localStorage.setItem(PREFIX + setting, value);
  } catch {
    // As above.
  }
}
