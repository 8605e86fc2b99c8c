import { Share } from "react-native";

/** The phone's own sheet: to a message, a note, or the clipboard. @returns whether it was used. */
export async function shareText(text: string): Promise<boolean> {
  try {
    const { action } = await Share.share({ message: text });
    return action === Share.sharedAction;
  } catch {
    return false;
  }
}
