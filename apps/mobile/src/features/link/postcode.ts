/** Whether text has the form of a British postcode (BS 7666: outward code, then a digit and two letters); spaces are free. */
export function isPostcode(typed: string): boolean {
  return /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(typed.replace(/\s/g, "").toUpperCase());
}
