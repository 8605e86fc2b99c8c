export * from "./port.js";
export { keysMigrations } from "./migrations.js";
export { createHouseholdKeys, type HouseholdKeysOptions } from "./postgres.js";
export { fieldHashWith, openFieldHash } from "./field-hash.js";
export { localMasterKey } from "./local-master-key.js";
export {
  keysByGeneration,
  rotateMasterKey,
  type Rotation,
  type RotationOptions,
} from "./rotate-master-key.js";
export { NotUnsealed, openText, seal, sealOverheadBytes, sealText, unseal } from "./sealed.js";
export { createSigningKeys, type SigningKeysOptions } from "./signing-keys.js";
