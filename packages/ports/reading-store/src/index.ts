export * from "./port.js";
export { createReadingStore, type ReadingStoreOptions } from "./postgres.js";
export { readingStoreMigrations } from "./migrations.js";
