export type * from "./port.js";
export { appendManyTo, appendTo } from "./append.js";
export { auditMigrations } from "./migrations.js";
export { auditBooks, type AuditBook } from "./books.js";
export { missingAuditTables } from "./missing-tables.js";
export { auditPlaces } from "./places.js";
export { retireOldChains } from "./retire.js";
export { createAuditLog, type AuditLogOptions } from "./postgres.js";
