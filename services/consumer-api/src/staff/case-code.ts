import { randomInt } from "node:crypto";

/** No I, L, O or U: a code is read out over the telephone. */
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 8;

/** 40 random bits as `K7QM-3XF9`. */
export function newCaseCode(): string {
  const code = Array.from({ length }, () => letters[randomInt(letters.length)]).join("");
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** The code as it is kept, whatever of it was typed: small letters, spaces, O for 0, no hyphen. */
export function typedCaseCode(typed: string): string {
  const code = typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
