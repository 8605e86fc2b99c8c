/** What stands behind the # of the page's address, taken out of it: it is not to be bookmarked, copied or read twice. */
export function hashNow(): URLSearchParams {
  const said = new URLSearchParams(window.location.hash.slice(1));
  window.history.replaceState(window.history.state, "", window.location.pathname);
  return said;
}
