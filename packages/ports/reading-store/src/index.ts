export * from "./port.js";
export type { FoldOptions, FoldOutcome } from "./fold-months.js";
export type * from "./arrived.js";
export { arrivalsOf, noteArrival, type Arrival } from "./arrivals.js";
export { createReadingStore, type ReadingStoreOptions } from "./postgres.js";
export { hashPlainRegisters } from "./hash-plain-registers.js";
export { readingStoreMigrations } from "./migrations.js";
