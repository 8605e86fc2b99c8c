export { GLOW_APPLICATION_ID } from "./glow/fake-glow.js";
export type { EndMisbehaviour, Misbehaving, Misbehaviour } from "./misbehaviour.js";
export {
  startSupplierSimulator,
  type SimulatedService,
  type SupplierSimulator,
  type SupplierSimulatorOptions,
} from "./start-supplier-simulator.js";
export { N3RGY_API_KEY } from "./n3rgy/fake-n3rgy.js";
export { agreeOnConsentPage } from "./open-supply/agree.js";
export { SIMULATED_CLIENT } from "./open-supply/client.js";
export { OPEN_SUPPLY_FAULTS, type OpenSupplyFault } from "./open-supply/faults.js";
export { startOpenSupplySimulator, type OpenSupplySimulator } from "./open-supply/start-open-supply.js";
export type * from "./world/supplier-home.js";
