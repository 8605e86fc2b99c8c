import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER =
  process.env.HALFHOURLY_SHARED_DATA ?? fileURLToPath(new URL("../../../../shared/data", import.meta.url));

/** The file or folder of the shared data, or null where it is absent. */
export function sharedData(name: string): string | null {
  const path = `${FOLDER}/${name}`;
  return existsSync(path) ? path : null;
}
