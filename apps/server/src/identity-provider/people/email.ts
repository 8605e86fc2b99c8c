/** The parts of an address that every mail server takes: one @, no spaces, 64 characters before it and 189 behind. */
const wellFormed = /^[^\s@<>,;:"()[\]\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,187}[A-Za-z0-9])?$/;

/** One spelling of an address. The part before the @ may differ by case in theory; no provider in use does so. */
export function emailKeyOf(email: string): string {
  return email.trim().normalize("NFKC").toLowerCase();
}

export function isEmail(email: string): boolean {
  return wellFormed.test(email.trim());
}
