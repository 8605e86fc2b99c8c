import { ByteReader } from "../bytes/byte-reader.js";

/** What gas costs now. */
export interface PublishedPrice {
  readonly price: number;
  readonly exponent: number;
}

/** Publish price (ZigBee Smart Energy 1.2b, D.4.2.4.1). What may follow the price says nothing in GBCS. */
export function readPublishedPrice(payload: Buffer): PublishedPrice {
  const reader = new ByteReader(payload, "content-malformed");
  reader.take(4, "the provider");
  reader.take(reader.uint8("the length of the rate label"), "the rate label");
  reader.take(4 + 4, "the event and the time");
  reader.take(1 + 2, "the unit and the currency");
  const trailingDigitsAndTier = reader.uint8("the trailing digits");
  reader.take(1 + 4 + 2, "tiers, start and duration");
  return { price: reader.littleEndian(4, "the price"), exponent: 0 - (trailingDigitsAndTier >> 4) };
}
