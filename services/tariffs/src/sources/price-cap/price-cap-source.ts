import { fetchText, type FilePlace } from "../fetch-text.js";
import type { TariffSource } from "../port.js";
import { readCapFile } from "./read-cap-file.js";

export interface PriceCapOptions {
  readonly name: string;
  readonly title: string;
  readonly place: FilePlace;
  readonly atMinute: number | null;
}

/** Default tariffs from a file of Ofgem's levels, which the operator keeps. */
export function priceCapSource({ name, title, place, atMinute }: PriceCapOptions): TariffSource {
  return {
    name,
    title,
    kind: "price-cap",
    generated: false,
    atMinute,
    fetch: async (call) => readCapFile(await fetchText(place, call)),
  };
}
