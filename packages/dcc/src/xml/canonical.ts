import { escapeAttribute, escapeText } from "./escape.js";
import { compareCodePoints } from "./code-points.js";
import type { XmlElement, XmlEvents } from "./reader.js";

/** The namespaces in scope: prefix to name; "" is the default. */
export type NamespaceScope = ReadonlyMap<string, string>;

export const NO_NAMESPACES: NamespaceScope = new Map();

/**
 * Writes the canonical form of what it is told, without comments, piece by piece: Canonical XML 1.0 ("inclusive",
 * https://www.w3.org/TR/2001/REC-xml-c14n-20010315) or Exclusive XML Canonicalization 1.0 without an inclusive list.
 * Told a part of a document instead of the whole, the inclusive form needs the namespaces in scope around it.
 */
export class CanonicalWriter implements XmlEvents {
  readonly #write: (piece: string) => void;
  readonly #isExclusive: boolean;
  /** Of each open element: its end tag, what is in scope within it, what was written of that. */
  readonly #open: {
    readonly end: string;
    readonly scope: NamespaceScope;
    readonly written: NamespaceScope;
  }[] = [];
  readonly #around: NamespaceScope;
  #hadRoot = false;

  constructor(
    write: (piece: string) => void,
    form: "inclusive" | "exclusive",
    around: NamespaceScope = NO_NAMESPACES,
  ) {
    this.#write = write;
    this.#isExclusive = form === "exclusive";
    this.#around = around;
  }

  /** What is in scope within the innermost open element. */
  get scope(): NamespaceScope {
    return this.#open.at(-1)?.scope ?? this.#around;
  }

  open(element: XmlElement): void {
    const parent = this.#open.at(-1);
    const scope = scopeWithin(element, parent?.scope ?? this.#around);
    const written = parent?.written ?? NO_NAMESPACES;
    const isSame = parent !== undefined && scope === parent.scope && !this.#isExclusive;
    const wanted = isSame ? NO_NAMESPACES : this.#isExclusive ? usedBy(element) : scope;
    const declared = declarations(wanted, written);
    this.#write(`<${element.name}${declared.text}${attributesOf(element)}>`);
    this.#open.push({ end: `</${element.name}>`, scope, written: isSame ? written : declared.written });
    this.#hadRoot = true;
  }

  text(text: string): void {
    this.#write(escapeText(text));
  }

  instruction(target: string, body: string): void {
    const isOutside = this.#open.length === 0;
    const said = `<?${target}${body === "" ? "" : ` ${body.replaceAll("\r", "&#xD;")}`}?>`;
    this.#write(!isOutside ? said : this.#hadRoot ? `\n${said}` : `${said}\n`);
  }

  close(): void {
    this.#write(this.#open.pop()!.end);
  }
}

/** What is in scope within an element, given what is around it. */
export function scopeWithin(element: XmlElement, around: NamespaceScope): NamespaceScope {
  let scope: Map<string, string> | null = null;
  for (const prefix in element.ns) {
    if (prefix === "xml") continue;
    scope ??= new Map(around);
    scope.set(prefix, element.ns[prefix]!);
  }
  return scope ?? around;
}

/** Exclusive form: only the prefixes of the element's and its attributes' own names. */
function usedBy(element: XmlElement): NamespaceScope {
  const used = new Map<string, string>();
  used.set(element.prefix, element.uri);
  for (const name in element.attributes) {
    const { prefix, uri } = element.attributes[name]!;
    if (prefix !== "" && prefix !== "xmlns") used.set(prefix, uri);
  }
  used.delete("xml");
  return used;
}

/** Those not already written by an element around this one, in the order of their prefixes. */
function declarations(
  wanted: NamespaceScope,
  written: NamespaceScope,
): { text: string; written: NamespaceScope } {
  const fresh: (readonly [string, string])[] = [];
  for (const entry of wanted) if ((written.get(entry[0]) ?? "") !== entry[1]) fresh.push(entry);
  if (fresh.length === 0) return { text: "", written };
  if (fresh.length > 1) fresh.sort(([a], [b]) => compareCodePoints(a, b));
  const text = fresh
    .map(([prefix, name]) => ` xmlns${prefix === "" ? "" : `:${prefix}`}="${escapeAttribute(name)}"`)
    .join("");
  return { text, written: new Map([...written, ...fresh]) };
}

/** By namespace name, then by local name; those without a namespace first. */
function attributesOf(element: XmlElement): string {
  let only = "";
  const found: { readonly uri: string; readonly local: string; readonly text: string }[] = [];
  for (const key in element.attributes) {
    const { name, prefix, local, uri, value } = element.attributes[key]!;
    if (prefix === "xmlns" || name === "xmlns") continue;
    only = ` ${name}="${escapeAttribute(value)}"`;
    found.push({ uri, local, text: only });
  }
  if (found.length < 2) return only;
  found.sort((a, b) => compareCodePoints(a.uri, b.uri) || compareCodePoints(a.local, b.local));
  return found.map(({ text }) => text).join("");
}
