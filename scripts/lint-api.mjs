// npm run lint:api
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { lintApiDocument } from "./lint-api-document.mjs";

await ensureInstalled({ withTests: true });
await ensureBuilt();
const { passed, said } = lintApiDocument();
console.log(said.trim());
process.exitCode = passed ? 0 : 1;
