import { Share } from "react-native";

/** A phone's own sheet takes text: to files, to mail, to a note. */
export function saveJson(name: string, value: unknown): Promise<void> {
  return saveText(name, JSON.stringify(value, null, 2));
}

export async function saveText(name: string, text: string): Promise<void> {
  await Share.share({ title: name, message: text });
}

/** Its sheet takes no file that is held in memory only: such a file is fetched in a browser. */
export const savesFiles = false;

export function saveFile(_name: string, _content: Blob): Promise<void> {
  return Promise.reject(new Error("A phone's app saves text only"));
}
