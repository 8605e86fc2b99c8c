import { readFileSync } from "node:fs";
import type { FileFlags } from "@halfhourly/contracts";
import { inspectFile } from "../src/files/index.js";

export const SOURCES = new URL("../src/sources/", import.meta.url);

export function recording(path: string): Uint8Array {
  const [source = "", name = ""] = path.split("/");
  return readFileSync(new URL(`${source}/recordings/${name}`, SOURCES));
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The inspection of a file that can be read; throws with the fault otherwise. */
export function read(bytes: Uint8Array | string, flags: FileFlags = {}) {
  const file = inspectFile(typeof bytes === "string" ? bytesOf(bytes) : bytes, flags);
  if (!file.ok) throw new Error(`${file.fault.code}: ${file.fault.message}`);
  return file;
}

/** The fault of a file that cannot be read; throws where it can. */
export function refused(bytes: Uint8Array | string, flags: FileFlags = {}) {
  const file = inspectFile(typeof bytes === "string" ? bytesOf(bytes) : bytes, flags);
  if (file.ok) throw new Error(`read as ${file.inspection.format}`);
  return file.fault;
}

/** Line and code of each rejected row. */
export function rejections(file: ReturnType<typeof read>): [number, string][] {
  return file.inspection.rejected.map(({ line, code }) => [line, code]);
}

export function warningCodes(file: ReturnType<typeof read>): string[] {
  return file.inspection.warnings.map(({ code }) => code);
}

/** A supplier's download of these rows, values first. */
export function download(...rows: string[]): string {
  return ["Consumption (kWh), Start, End", ...rows].join("\n");
}
