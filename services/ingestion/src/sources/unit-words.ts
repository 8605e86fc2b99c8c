import type { SourceUnit } from "@halfhourly/domain";
import { Refusal } from "../files/file-fault.js";

const WORDS: readonly (readonly [SourceUnit, RegExp])[] = [
  ["kWh", /^(k\s?wh?rs?|kwh|kilowatt[ -]?hours?)$/i],
  ["Wh", /^(whr?s?|watt[ -]?hours?)$/i],
  // What is left of a superscript three that went through the wrong character set: "mÂ³", "m?", "m" and a replacement mark.
  ["m3", /^(m\^?3|m(?!²)[\u0080-\uFFFF?]{1,8}|㎥|cubic met(re|er)s?|m cubed)$/i],
  ["dm3", /^(dm(\^?3|³)|litres?)$/i],
];

/** The unit that a word names, "other" for a word that names none of ours, null for an empty one. */
export function unitOfWord(word: string): SourceUnit | "other" | null {
  const trimmed = word.trim();
  if (trimmed === "") return null;
  return WORDS.find(([, pattern]) => pattern.test(trimmed))?.[0] ?? "other";
}

/** As `unitOfWord`; throws Refusal where the word names a unit that is not read. */
export function requireUnit(word: string): SourceUnit | null {
  const unit = unitOfWord(word);
  if (unit !== "other") return unit;
  throw new Refusal(
    "unit-not-supported",
    "The file's unit is not one that is read (kWh, Wh, m3, dm3): download it in one of these.",
  );
}
