import { isMissingWord } from "../../files/clock-label.js";
import type { JsonObject } from "../../files/json-document.js";
import type { Element } from "@halfhourly/domain";
import { decimalTextOf } from "../json-members.js";
import type { NoteWarning } from "../source.js";

interface ElementMember {
  readonly element: Element;
  readonly member: string;
}

const ONLY_VALUE: readonly ElementMember[] = [{ element: 1, member: "value" }];
const PRIMARY: ElementMember = { element: 1, member: "primaryValue" };
const SECONDARY: ElementMember = { element: 2, member: "secondaryValue" };

/**
 * Which members hold readings. v2 gives a secondary value, of a twin-element meter's second element, also where the meter
 * has none: then it is absent, null or nothing but zeros, and no register is made of it.
 */
export function elementsOf(items: readonly JsonObject[], note: NoteWarning): readonly ElementMember[] {
  if (!items.some((item) => item.get(PRIMARY.member) !== undefined)) return ONLY_VALUE;
  const seconds = items
    .map((item) => decimalTextOf(item.get(SECONDARY.member)) ?? "")
    .filter((text) => !isMissingWord(text));
  if (seconds.some((text) => Number(text) !== 0)) return [PRIMARY, SECONDARY];
  if (seconds.length > 0) {
    note(
      "second-element-all-zero",
      "The secondary values are all zero, as of a meter with one element: no second register was made of them.",
    );
  }
  return [PRIMARY];
}
