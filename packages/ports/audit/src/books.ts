/** A service that keeps an audit log, and the schema it keeps it in. */
export interface AuditBook {
  readonly service: string;
  readonly schema: string;
}

/** Every service that writes down what is done with a household's data. */
export const auditBooks = {
  consent: { service: "consent", schema: "consent" },
  ingestion: { service: "ingestion", schema: "ingestion" },
  consumerApi: { service: "consumer-api", schema: "consumer_api" },
} as const satisfies Record<string, AuditBook>;
