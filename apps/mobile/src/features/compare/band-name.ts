import type { CompareWords } from "./compare-words.js";

const KNOWN = [
  ...(["all", "day", "night", "other", "peak", "off-peak"] as const),
  ...(["evening-weekend", "heating", "half-hourly", "daily", "blocks", "across-a-switch"] as const),
];

/** What a band is called: in the reader's language where we know it, else as its supplier calls it. */
export function bandName(band: string, t: CompareWords): { readonly text: string; readonly isOwn: boolean } {
  const names = band.split(", ").map((name) => {
    const known = KNOWN.find((one) => one === name);
    return known === undefined ? null : t(`tariff.bands.${known}`);
  });
  const isOwn = names.every((name) => name !== null);
  return { text: isOwn ? names.join(", ") : band, isOwn };
}
