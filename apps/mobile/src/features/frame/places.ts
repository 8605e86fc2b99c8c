/** The places of the app that exist, in order. A place that is not built is not shown. */
export const PLACES = [
  { name: "home", href: "/" },
  { name: "usage", href: "/usage" },
  { name: "you", href: "/you" },
] as const;

export type PlaceName = (typeof PLACES)[number]["name"];

const UNDER_YOU = ["/you", "/help", "/feedback", "/safety", "/staff"];

/** Which place a path belongs to: pages about meters, tariffs, help and feedback are under "you". Null for no page at all. */
export function placeOf(path: string): PlaceName | null {
  if (path === "/") return "home";
  if (path === "/usage") return "usage";
  return UNDER_YOU.some((start) => path === start || path.startsWith(`${start}/`)) ? "you" : null;
}
