import { Platform } from "react-native";
import { useLook } from "../../look/useLook.js";

export interface DeviceKind {
  readonly system: "web" | "ios" | "android";
  readonly width: "phone" | "wide";
}

/** Kind of device only: no model, no browser, no screen size. */
export function useDeviceKind(): DeviceKind {
  const { wide } = useLook();
  const { OS } = Platform;
  return { system: OS === "ios" || OS === "android" ? OS : "web", width: wide ? "wide" : "phone" };
}
