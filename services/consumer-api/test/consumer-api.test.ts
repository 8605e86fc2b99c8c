import { readdirSync } from "node:fs";

// One process for all: starting the compiler and a database server once for each topic would take longer than the tests.
for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith(".cases.ts"))) {
  await import(`./${file}`);
}
