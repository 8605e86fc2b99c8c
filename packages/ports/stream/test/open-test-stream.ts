import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { connect } from "@halfhourly/database";
import { openKafkaStream, openPostgresStream, type Stream } from "../src/index.js";
import type { DoomedProcess } from "../src/conformance.js";

export const onFault = (fault: unknown) => console.error(fault);
/** As short as a busy machine allows, so that a dead process is soon taken over from. */
export const testTimes = { leaseMs: 3000, pollMs: 100 };

export const kafkaTimes = { sessionMs: 6000, pollMs: 100 };

/** How another process opens a stream, by its address. */
export const openTestStream = {
  postgres: (url: string): Promise<Stream> =>
    openPostgresStream({ database: connect(url), times: testTimes, onFault }),
  kafka(address: string): Promise<Stream> {
    const [broker = "", topic = ""] = address.split("/");
    return openKafkaStream({ brokers: [broker], topic, times: kafkaTimes });
  },
};

export async function startDoomed(
  adapter: keyof typeof openTestStream,
  address: string,
  group: string,
): Promise<DoomedProcess> {
  const file = fileURLToPath(new URL("./doomed-process.ts", import.meta.url));
  const child = fork(file, [adapter, address, group], { execArgv: ["--import", "tsx"] });
  const exited = once(child, "exit");
  await Promise.race([
    once(child, "message"),
    exited.then(() => Promise.reject(new Error("The process that was to be killed ended by itself."))),
  ]);
  return {
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
