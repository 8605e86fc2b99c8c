import type { DeviceName } from "../words/device-words.js";

/** Told apart by the first word that fits; browsers call themselves by their ancestors' names too, so the order counts. */
const browsers = [
  ["Edg", "Edge"],
  ["OPR/", "Opera"],
  ["SamsungBrowser/", "Samsung Internet"],
  ["Firefox/", "Firefox"],
  ["FxiOS/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["CriOS/", "Chrome"],
  ["Safari/", "Safari"],
] as const;
const systems = [
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Windows", "Windows"],
  ["CrOS", "ChromeOS"],
  ["Mac OS X", "Mac"],
  ["Linux", "Linux"],
] as const;

/** The browser and the system that a User-Agent header names, in words of our own; null where it names none we know. */
export function deviceNameOf(userAgent: string): DeviceName {
  const named = (known: readonly (readonly [string, string])[]) =>
    known.find(([word]) => userAgent.includes(word))?.[1] ?? null;
  return { browser: named(browsers), system: named(systems) };
}
