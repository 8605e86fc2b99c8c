export { demonstrationHomes } from "./demonstration-homes.js";
export type {
  Batch,
  Demonstration,
  DemonstrationHome,
  DemonstrationMeter,
  GeneratedIntensities,
  HomeName,
} from "./demonstration.js";
