const TEXT_SPECIAL = /[&<>\r]/;
const ATTRIBUTE_SPECIAL = /[&<"\t\n\r]/;

const TEXT_REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "\r": "&#xD;",
};

const ATTRIBUTE_REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  '"': "&quot;",
  "\t": "&#x9;",
  "\n": "&#xA;",
  "\r": "&#xD;",
};

/** Text between tags, as Canonical XML 1.0 (2.3, text nodes) writes it; right in any XML. */
export function escapeText(text: string): string {
  return TEXT_SPECIAL.test(text) ? text.replaceAll(/[&<>\r]/g, (char) => TEXT_REFERENCES[char]!) : text;
}

/** An attribute's value within double quotes, as Canonical XML 1.0 (2.3, attribute nodes) writes it. */
export function escapeAttribute(value: string): string {
  return ATTRIBUTE_SPECIAL.test(value)
    ? value.replaceAll(/[&<"\t\n\r]/g, (char) => ATTRIBUTE_REFERENCES[char]!)
    : value;
}
