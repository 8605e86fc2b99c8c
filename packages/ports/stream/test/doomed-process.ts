// A member of a group that never comes to the end of its first batch: node --import tsx doomed-process.ts ADAPTER ADDRESS GROUP
import { openTestStream } from "./open-test-stream.js";

const [adapter, address, group] = process.argv.slice(2);
if ((adapter !== "postgres" && adapter !== "kafka") || address === undefined || group === undefined)
  throw new Error("Say which adapter, which address and which group.");
const stream = await openTestStream[adapter](address);
stream.subscribe({
  group,
  mostRecords: 10,
  handle() {
    process.send?.("handling");
    return new Promise(() => {});
  },
  onFault: (fault) => console.error(fault),
});
setInterval(() => {}, 60_000);
