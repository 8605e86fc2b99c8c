/** UTC milliseconds of the contract's YYYY-MM-DDTHH:MM:SSZ; NaN for a date or time that there is not, such as 30 February. */
export function instantOf(text: string): number {
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text.replace("Z", ".000Z") ? ms : Number.NaN;
}
