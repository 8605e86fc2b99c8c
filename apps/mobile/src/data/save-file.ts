/** Hands a file to the browser, which saves it where downloads go. */
export async function saveFile(name: string, content: Blob): Promise<void> {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has its own hold on the bytes once the download has begun.
  setTimeout(() => URL.revokeObjectURL(address), RELEASE_MS);
}

const RELEASE_MS = 60_000;

/** Saves a value as readable JSON. */
export function saveJson(name: string, value: unknown): Promise<void> {
  return saveText(name, `${JSON.stringify(value, null, 2)}\n`, "application/json");
}

export function saveText(name: string, text: string, type: "application/json" | "text/csv"): Promise<void> {
  return saveFile(name, new Blob([text], { type }));
}

/** Whether this device can take a file that is not text. */
export const savesFiles = true;
