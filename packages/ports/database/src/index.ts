export { ArrayParameter } from "./array-parameter.js";
export type * from "./port.js";
export { connect, type ConnectionLimits } from "./postgres.js";
export { migrate, MigrationRefused } from "./migrate.js";
export { emptyPlainColumns, type PlainColumns } from "./empty-plain-columns.js";
export { openDatabase, type OpenedDatabase, type OpenOptions } from "./open-database.js";
export { openBeside } from "./open-beside.js";
export { acquireDataFolder, type DataFolderLock } from "./data-folder-lock.js";
