type Env = Readonly<Record<string, string | undefined>>;

/** Brokers of Apache Kafka, or of what speaks its protocol; null: the log is kept in PostgreSQL. */
export interface KafkaChoice {
  readonly brokers: readonly string[];
  readonly topic: string;
  /** Of Azure Event Hubs: then TLS is used, and this is the password. */
  readonly connectionString: string | null;
  readonly tls: boolean;
}

/** Faults say what to do and quote no value. */
export function readKafka(env: Env, faults: string[]): KafkaChoice | null {
  const text = env.HALFHOURLY_KAFKA_BROKERS?.trim() ?? "";
  const rest = ["HALFHOURLY_KAFKA_TOPIC", "HALFHOURLY_KAFKA_TLS", "HALFHOURLY_KAFKA_CONNECTION_STRING"];
  if (text === "") {
    for (const name of rest.filter((one) => env[one]))
      faults.push(
        `${name} belongs to HALFHOURLY_KAFKA_BROKERS, which is not set: set that too, or take ${name} away`,
      );
    return null;
  }
  const brokers = text.split(",").map((broker) => broker.trim());
  if (!brokers.every((broker) => /^[^\s:,]+:\d{1,5}$/.test(broker)))
    faults.push("HALFHOURLY_KAFKA_BROKERS must be host:port, with commas between");
  const topic = env.HALFHOURLY_KAFKA_TOPIC?.trim() || "halfhourly.arrivals";
  if (!/^[A-Za-z0-9._-]{1,200}$/.test(topic))
    faults.push("HALFHOURLY_KAFKA_TOPIC must be letters, digits, dots, hyphens and underscores");
  const tls = env.HALFHOURLY_KAFKA_TLS?.trim() || "off";
  if (tls !== "on" && tls !== "off") faults.push("HALFHOURLY_KAFKA_TLS must be on or off");
  const connectionString = env.HALFHOURLY_KAFKA_CONNECTION_STRING?.trim() || null;
  return { brokers, topic, connectionString, tls: tls === "on" || connectionString !== null };
}
