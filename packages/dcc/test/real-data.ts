import { test } from "node:test";
import { sharedData } from "./shared-data.js";

const FOLDER = sharedData("dcc");

/** A test on the shared vectors of the DCC, whose folder it is told; skipped by name where they are absent. */
export function realData(name: string, run: (folder: string) => void | Promise<void>): void {
  const title = `real data: ${name}`;
  if (FOLDER === null) console.log(`skipped: ${title} (the shared data is not here)`);
  test(title, { skip: FOLDER === null ? "the shared data is not here" : false }, () => run(FOLDER ?? ""));
}
