declare const eui: unique symbol;

/** An EUI-64 as sixteen upper-case hexadecimal digits, such as `90B3D51F30010000`: devices, users and the DCC's parts. */
export type Eui = string & { readonly [eui]: true };

/** Reads an EUI-64 with or without hyphens, in either case; null for any other text. */
export function parseEui(text: string): Eui | null {
  const digits = text.replaceAll("-", "").toUpperCase();
  const isWhole =
    /^[0-9A-F]{16}$/.test(digits) && /^([0-9A-Fa-f]{16}|([0-9A-Fa-f]{2}-){7}[0-9A-Fa-f]{2})$/.test(text);
  return isWhole ? (digits as Eui) : null;
}

/** As DUIS writes it: `90-B3-D5-1F-30-01-00-00` (DUIS 5.4, type EUI). */
export function hyphenated(id: Eui): string {
  return id.match(/../g)!.join("-");
}
