import { Linking } from "react-native";

/** Opens the system's browser; the way back leads to the web app there. */
export function openAddress(url: string): void {
  void Linking.openURL(url);
}
