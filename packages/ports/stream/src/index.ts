export * from "./port.js";
export { partitionOf } from "./partition-of.js";
export * from "./postgres.js";
export { openKafkaStream, type KafkaStreamOptions } from "./kafka.js";
