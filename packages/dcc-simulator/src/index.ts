export type { SimulatorOptions } from "./options.js";
export type { EndScenario, Scenario } from "./scenarios/scenario.js";
export { namedScenarios, SCENARIO_NAMES } from "./scenarios/named-scenarios.js";
export { simulate, type SimulateOptions, type Simulated, type SimulatorSummary } from "./simulate.js";
export * from "./simulator.js";
export { startSimulator } from "./start-simulator.js";
