import Constants from "expo-constants";

/** Which instance a phone speaks to: set `extra.server` in app.json when building for an instance. */
export const serverAddress: string = addressFrom(Constants.expoConfig?.extra);

function addressFrom(extra: Record<string, unknown> | undefined): string {
  const server = extra?.["server"];
  return typeof server === "string" ? server.replace(/\/$/, "") : "";
}
