/** A phone's app has no address of its own: nothing is ever sent back to it this way. */
export function hashNow(): URLSearchParams {
  return new URLSearchParams();
}
