export * from "./port.js";
export { keysMigrations } from "./migrations.js";
export { createHouseholdKeys, type HouseholdKeysOptions } from "./postgres.js";
export { localMasterKey } from "./local-master-key.js";
export { NotUnsealed, seal, sealOverheadBytes, unseal } from "./sealed.js";
