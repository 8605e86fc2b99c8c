/** An http(s) address without a trailing slash. Throws RangeError for one that is none, or that carries a query or a user. */
export function checkedBaseUrl(baseUrl: string): string {
  const parsed = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  const isPlain = parsed !== null && /^https?:$/.test(parsed.protocol);
  if (!isPlain || parsed.search !== "" || parsed.hash !== "" || parsed.username !== "")
    throw new RangeError("a source's base URL is an http(s) address, such as https://api.octopus.energy");
  return parsed.href.replace(/\/+$/, "");
}
