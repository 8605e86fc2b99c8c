import { DccRefusal } from "../refusal.js";
import type { SignedContent } from "./signed-reader.js";
import { RESPONSE_AND_ALERT, SERVICE_USER_GATEWAY } from "./namespaces.js";
import type { XmlElement } from "./reader.js";

/**
 * What is expected within an element, and who is told. An element that is not expected is passed over, all of it.
 * A large shape that most messages have not is given as a function, so that it is made only where it is met.
 */
export interface Shape {
  /** By name with the prefix DUIS uses: `sr:Header`, `ra:LogEntry`. Each comes once at most, unless it may repeat. */
  readonly children?: Readonly<Record<string, Shape | (() => Shape)>>;
  /** Told of any child that is not named in `children`; it is passed over. */
  readonly other?: (name: string) => void;
  readonly repeats?: boolean;
  readonly open?: (attribute: (name: string) => string | null) => void;
  /** The element's whole text, comments taken out; an element with `text` has no expected children. */
  readonly text?: (text: string) => void;
  readonly close?: () => void;
}

/** An element with text only. */
export function leaf(text: (text: string) => void): Shape {
  return { text };
}

const PASSED_OVER: Shape = {};

interface OpenShape {
  readonly name: string;
  readonly shape: Shape;
  readonly seen: Set<string>;
  text: string;
}

/**
 * Tells the shapes what the document says.
 * @throws {DccRefusal} `not-duis` where an element that may not repeat repeats, or text stands between elements.
 */
export class ShapeReader implements SignedContent {
  readonly #open: OpenShape[];

  constructor(document: Shape) {
    this.#open = [{ name: "the document", shape: document, seen: new Set(), text: "" }];
  }

  open(element: XmlElement): void {
    const parent = this.#open.at(-1)!;
    const name = nameOf(element);
    const given = parent.shape.children?.[name];
    const expected = typeof given === "function" ? given() : given;
    if (expected !== undefined && expected.repeats !== true) {
      if (parent.seen.has(name)) throw refused(`${name} twice within ${parent.name}`);
      parent.seen.add(name);
    }
    if (parent.shape.text !== undefined) throw refused(`an element within ${parent.name}, which is a value`);
    if (expected === undefined) parent.shape.other?.(name);
    const shape = expected ?? PASSED_OVER;
    this.#open.push({ name, shape, seen: shape.children === undefined ? NONE : new Set(), text: "" });
    shape.open?.((wanted) => attributeOf(element, wanted));
  }

  text(text: string): void {
    const { shape, name } = this.#open.at(-1)!;
    if (shape.text !== undefined) this.#open.at(-1)!.text += text;
    else if (shape.children !== undefined && text.trim() !== "") throw refused(`text within ${name}`);
  }

  close(): void {
    const { shape, text } = this.#open.pop()!;
    shape.text?.(text);
    shape.close?.();
  }
}

const NONE = new Set<string>();

function nameOf({ uri, local }: XmlElement): string {
  if (uri === SERVICE_USER_GATEWAY) return `sr:${local}`;
  if (uri === RESPONSE_AND_ALERT) return `ra:${local}`;
  return "an element of another namespace";
}

function attributeOf(element: XmlElement, name: string): string | null {
  for (const key in element.attributes) {
    const attribute = element.attributes[key]!;
    if (attribute.uri === "" && attribute.local === name) return attribute.value;
  }
  return null;
}

function refused(what: string): DccRefusal {
  return new DccRefusal("not-duis", `The message has ${what}, which DUIS 5.4 does not allow.`);
}
