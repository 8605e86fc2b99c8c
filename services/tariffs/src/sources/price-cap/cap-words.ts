import { GSP_GROUP_LETTERS, type PaymentMethod } from "@halfhourly/domain";

/** Ofgem's charge restriction regions, in its words. */
const REGIONS: Readonly<Record<string, string>> = {
  eastern: "_A",
  "east midlands": "_B",
  london: "_C",
  "north wales and mersey": "_D",
  "n wales and mersey": "_D",
  midlands: "_E",
  northern: "_F",
  "north west": "_G",
  southern: "_H",
  "south east": "_J",
  "south wales": "_K",
  "southern western": "_L",
  yorkshire: "_M",
  "southern scotland": "_N",
  "northern scotland": "_P",
};

/** Its way of paying that is direct debit is called "other" in its files. */
const PAYMENTS: Readonly<Record<string, PaymentMethod>> = {
  "direct-debit": "direct-debit",
  "other payment method": "direct-debit",
  "standard-credit": "standard-credit",
  "standard credit": "standard-credit",
  prepayment: "prepayment",
  ppm: "prepayment",
};

/** A GSP group for a letter or Ofgem's name; null for another, such as an average over Great Britain, which no home pays. */
export function regionOf(word: string): string | null {
  if (GSP_GROUP_LETTERS.includes(word)) return word;
  return Object.hasOwn(REGIONS, plain(word)) ? REGIONS[plain(word)]! : null;
}

export function paymentOf(word: string): PaymentMethod | null {
  return Object.hasOwn(PAYMENTS, plain(word)) ? PAYMENTS[plain(word)]! : null;
}

/** Some files hold no-break spaces. */
function plain(word: string): string {
  return word.replace(/\s+/g, " ").trim().toLowerCase();
}
