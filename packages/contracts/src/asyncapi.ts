import { arrivalV1Example, ArrivalV1Schema } from "./events/arrival.v1.js";

/**
 * The events of this product as an AsyncAPI 3.0 document (asyncapi.com, specification 3.0.0), made from the schemas that
 * validate them: what is not sent is not described. An event that readers would notice a change of gets a new version beside the old one.
 */
export function asyncApiDocument(version: string): Readonly<Record<string, unknown>> {
  return {
    asyncapi: "3.0.0",
    info: {
      title: "Halfhourly events",
      version,
      description:
        "What is said between the parts of an instance. Each event is delivered at least once, in order by key. None holds a reading, a name or a meter number in the clear.",
      license: { name: "MIT", url: "https://spdx.org/licenses/MIT.html" },
      tags: [{ name: "Readings", description: "Half hours, from a source to the reading store." }],
    },
    defaultContentType: "application/octet-stream",
    channels: {
      arrivals: {
        address: "arrivals",
        description:
          "Readings on their way from a source into the reading store, in partitions by meter: a log in PostgreSQL, or a Kafka topic.",
        messages: { "arrival.v1": reference("messages", "arrival.v1") },
      },
    },
    operations: {
      appendArrivals: operation(
        "send",
        "arrivals",
        "arrival.v1",
        "Ingestion puts sealed readings on the stream",
      ),
      storeArrivals: operation(
        "receive",
        "arrivals",
        "arrival.v1",
        "Ingestion stores what stands on the stream",
      ),
    },
    components: { messages },
  };
}

const messages = {
  "arrival.v1": {
    name: "arrival.v1",
    title: "Readings that arrived, sealed",
    summary: "Bytes that only ingestion opens, with the key that keeps a meter's records in order.",
    contentType: "application/octet-stream",
    payload: ArrivalV1Schema.properties.value,
    bindings: { kafka: { key: ArrivalV1Schema.properties.key, bindingVersion: "0.5.0" } },
    examples: [{ name: "sealed", payload: arrivalV1Example.value }],
  },
} as const;

function operation(
  action: "send" | "receive",
  channel: string,
  message: keyof typeof messages,
  description: string,
) {
  return {
    action,
    channel: reference("channels", channel),
    description,
    messages: [{ $ref: `#/channels/${channel}/messages/${message}` }],
  };
}

function reference(kind: "channels" | "messages", name: string) {
  return { $ref: kind === "channels" ? `#/channels/${name}` : `#/components/messages/${name}` };
}
