export * from "./port.js";
export { createReadingStore, type ReadingStoreOptions } from "./postgres.js";
export { hashPlainRegisters } from "./hash-plain-registers.js";
export { readingStoreMigrations } from "./migrations.js";
