export type { SimulatorOptions } from "./options.js";
export type { EndScenario, Scenario } from "./scenarios/scenario.js";
export * from "./simulator.js";
export { startSimulator } from "./start-simulator.js";
