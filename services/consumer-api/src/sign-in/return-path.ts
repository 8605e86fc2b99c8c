/**
 * Where a person goes after signing in: a path of this site, or "/" for anything else. A full address, `//host`, `/\host`
 * and control characters would lead to another site.
 */
export function safeReturnPath(wanted: string | undefined): string {
  if (wanted === undefined || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) || wanted.includes("\\")) return "/";
  const base = "https://this.invalid";
  if (!URL.canParse(wanted, base)) return "/";
  const { origin, pathname, search, hash } = new URL(wanted, base);
  // Dot segments may bring a double slash to the front again.
  return origin === base && !pathname.startsWith("//") ? pathname + search + hash : "/";
}
