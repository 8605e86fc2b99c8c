import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const besideClone = fileURLToPath(new URL("../../../../shared/data", import.meta.url));

/** Where the data is that nobody here made, and what a test that reads it says where it is absent. */
export const sharedFolder = process.env["HALFHOURLY_SHARED_DATA"] ?? besideClone;
export const needsRealData = { skip: existsSync(sharedFolder) ? false : "real data absent" };
