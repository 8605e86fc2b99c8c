/** Names as a choice: "A", "A or B", "A, B or C". `or` joins the last one in the language in force. */
export function anyOf(names: readonly string[], or: (some: string, last: string) => string): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : or(names.slice(0, -1).join(", "), last);
}
