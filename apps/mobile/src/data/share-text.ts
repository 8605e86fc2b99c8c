/** Copies a text to the clipboard. @returns whether the browser let us. */
export async function shareText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
