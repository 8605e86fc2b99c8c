/**
 * What libxml2 says of a fault, without the value it quotes: the element, and what the schema asks for there.
 * Such as: `RequestID: facet pattern`, `Header: missing Body`, `LogEntry: not expected, but Signature`.
 */
export function describeFault(message: string): string {
  const where = /^Element '(?:\{[^}']*\})?([^']{1,80})'(?:, attribute '([^']{1,80})')?/.exec(message);
  if (where === null) return "The document is not as the schema says";
  const [, element = "", attribute] = where;
  return `${element}${attribute === undefined ? "" : ` attribute ${attribute}`}: ${expectationOf(message)}`;
}

function expectationOf(message: string): string {
  const expected = /Expected is (?:one of )?\(([^()]{1,2000})\)/.exec(message)?.[1];
  const names = expected?.replaceAll(/\{[^}]*\}/g, "").trim();
  if (message.includes("Missing child element")) return `it lacks ${names ?? "an element"}`;
  if (message.includes("This element is not expected"))
    return names === undefined ? "not expected here" : `not expected here, but ${names}`;
  const facet = /\[facet '(\w{1,40})'\]/.exec(message)?.[1];
  if (facet !== undefined) return `its value breaks the schema's ${facet}`;
  const type = /(?:atomic|list|union) type '(?:\{[^}']*\})?([\w:]{1,80})'/.exec(message)?.[1];
  if (type !== undefined) return `its value is no ${type}`;
  const missing = /The attribute '([^']{1,80})' is required/.exec(message)?.[1];
  if (missing !== undefined) return `it lacks the attribute ${missing}`;
  if (message.includes("is not allowed")) return "not allowed by the schema";
  return "not as the schema says";
}
