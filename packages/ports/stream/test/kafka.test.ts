import { randomUUID } from "node:crypto";
import { streamConformance } from "../src/conformance.js";
import { openKafkaStream, type Stream } from "../src/index.js";
import { kafkaTimes, startDoomed } from "./open-test-stream.js";

const broker = process.env["HALFHOURLY_TEST_KAFKA"] ?? "";
const skip =
  broker === "" && "no broker: npm run services -- start, then set the HALFHOURLY_TEST_KAFKA that it prints";

streamConformance(
  "Apache Kafka",
  () => {
    const topic = `test-${randomUUID()}`;
    const opened: Stream[] = [];
    return Promise.resolve({
      async open(bound = { mostBehind: 2_000_000 }) {
        const stream = await openKafkaStream({ brokers: [broker], topic, times: kafkaTimes, ...bound });
        opened.push(stream);
        return stream;
      },
      startDoomed: (group) => startDoomed("kafka", `${broker}/${topic}`, group),
      async close() {
        await Promise.all(opened.map((stream) => stream.close()));
      },
    });
  },
  skip,
);
