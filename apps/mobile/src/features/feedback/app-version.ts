import Constants from "expo-constants";

/** The version of this build, as app.json says. */
export const appVersion: string = Constants.expoConfig?.version ?? "unknown";
