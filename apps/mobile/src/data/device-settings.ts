/** Small choices of this device that are no personal data; read at once, before anything is drawn. */
/**
 * `account`: the opaque id of who was signed in. `ended`: their session is over, and who comes next may be somebody else.
 * `leaving`: they signed out and the service is still to be told.
 */
export type Setting = (typeof settings)[number];
const settings = ["language", "theme", "account", "ended", "leaving"] as const;

const PREFIX = "halfhourly.";

/** Hears of each change that another tab of this browser makes. @returns what ends the hearing. */
export function onSettingElsewhere(changed: (setting: Setting) => void): () => void {
  const hear = ({ key }: StorageEvent) => {
    const setting = settings.find((one) => PREFIX + one === key);
    if (setting !== undefined) changed(setting);
  };
  window.addEventListener("storage", hear);
  return () => window.removeEventListener("storage", hear);
}

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
