import { hyphenated, type Eui } from "../eui.js";
import { escapeText } from "../xml/escape.js";
import { RESPONSE_AND_ALERT, SERVICE_USER_GATEWAY, XML_SIGNATURE } from "../xml/namespaces.js";

/** An element of DUIS 5.4 with its content, which is XML already; null is left out. */
export function element(name: string, ...content: readonly (string | null)[]): string {
  const inner = content.join("");
  return inner === "" ? `<sr:${name}/>` : `<sr:${name}>${inner}</sr:${name}>`;
}

/** An element with text; null where there is none. */
export function textElement(name: string, text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : `<sr:${name}>${escapeText(text)}</sr:${name}>`;
}

export function euiElement(name: string, eui: Eui | null | undefined): string | null {
  return eui === null || eui === undefined ? null : `<sr:${name}>${hyphenated(eui)}</sr:${name}>`;
}

export function base64Element(name: string, bytes: Uint8Array | undefined): string | null {
  return bytes === undefined ? null : `<sr:${name}>${Buffer.from(bytes).toString("base64")}</sr:${name}>`;
}

/** `2014-12-31T00:00:00.00Z`: hundredths of a second where that says all. */
export function writeDateTime(atMs: number): string {
  const text = new Date(atMs).toISOString();
  return text.endsWith("0Z") ? `${text.slice(0, -2)}Z` : text;
}

/** Minute of the UTC day as `00:30:00.00Z`. */
export function writeMinuteOfDay(minute: number): string {
  if (!Number.isInteger(minute) || minute < 0 || minute >= 1440)
    throw new RangeError("A time of day is a whole minute from 0 to 1439.");
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00.00Z`;
}

/** The part of a service's variant that is its reference: `4.8` of `4.8.1`. */
export function serviceOf(variant: string): string {
  return variant.split(".").slice(0, 2).join(".");
}

/** A whole document's beginning. */
export function documentStart(root: "Request" | "Response"): string {
  const others =
    root === "Request"
      ? `xmlns:ds="${XML_SIGNATURE}" xmlns:sr="${SERVICE_USER_GATEWAY}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`
      : `xmlns:sr="${SERVICE_USER_GATEWAY}" xmlns:ra="${RESPONSE_AND_ALERT}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sr:${root} ${others} schemaVersion="5.4">`;
}
