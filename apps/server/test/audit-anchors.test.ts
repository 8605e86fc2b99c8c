import assert from "node:assert/strict";
import { test } from "node:test";
import type { AuditLog } from "@halfhourly/audit";
import { silentLog } from "@halfhourly/service-kit";
import { startAnchoring } from "../src/audit-anchors.js";

test("every service is anchored at start, each hour and at stop, whatever happens to another", async (context) => {
  context.mock.timers.enable({ apis: ["setInterval"] });
  const anchored: string[] = [];
  const logOf = (service: string, anchor: () => Promise<number>) =>
    ({
      service,
      anchor() {
        anchored.push(service);
        return anchor();
      },
    }) satisfies Pick<AuditLog, "service" | "anchor">;
  const logs = [
    logOf("one", () => Promise.reject(new Error("no disk"))),
    logOf("two", () => Promise.resolve(1)),
  ];
  const anchoring = startAnchoring(logs, silentLog);
  const settle = () => new Promise((done) => setImmediate(done));
  await settle();
  assert.deepEqual(anchored, ["one", "two"]);
  context.mock.timers.tick(3_600_000);
  await settle();
  assert.equal(anchored.length, 4);
  await anchoring.stop();
  assert.deepEqual(anchored.slice(4), ["one", "two"]);
  context.mock.timers.tick(7_200_000);
  await settle();
  assert.equal(anchored.length, 6);
});
