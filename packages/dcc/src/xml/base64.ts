/** Base64 with white space anywhere (XML Schema base64Binary); null for anything else. */
export function decodeBase64(text: string): Buffer | null {
  const digits = /\s/.test(text) ? text.replaceAll(/[ \t\r\n]+/g, "") : text;
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return null;
  return Buffer.from(digits, "base64");
}
