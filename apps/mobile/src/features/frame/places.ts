/** The places of the app that exist, in order. A place that is not built is not shown. */
export const PLACES = [
  { name: "home", href: "/" },
  { name: "usage", href: "/usage" },
  { name: "save", href: "/save" },
  { name: "you", href: "/you" },
] as const;
export type PlaceName = (typeof PLACES)[number]["name"];

const UNDER: Readonly<Partial<Record<PlaceName, readonly string[]>>> = {
  save: ["/save"],
  you: ["/you", "/help", "/feedback", "/safety", "/staff"],
};

/** Which place a path belongs to: pages about meters, tariffs, help and feedback are under "you". Null for no page at all. */
export function placeOf(path: string): PlaceName | null {
  if (path === "/") return "home";
  if (path === "/usage") return "usage";
  const isUnder = (start: string) => path === start || path.startsWith(`${start}/`);
  return PLACES.find(({ name }) => UNDER[name]?.some(isUnder))?.name ?? null;
}
