/** Leaves for a page of somebody else, which sends the browser back when it is done. */
export function openAddress(url: string): void {
  window.location.assign(url);
}
