// Prints the API's OpenAPI document, for tools that read one. Nothing is started: no database, no port.
import { appendTo } from "@halfhourly/audit";
import { createTestConsent } from "@halfhourly/consent/testing";
import type { Database } from "@halfhourly/database";
import { silentLog } from "@halfhourly/service-kit";
import fastify from "fastify";
import { createConsumerApi, embeddedTerms, httpServerOptions } from "../../src/index.js";
import { fakeIngestion, fakeKeys, fakeReadingStore } from "./fake-parts.js";

const noDatabase: Database = {
  query: () => Promise.reject(new Error("there is no database")),
  transaction: () => Promise.reject(new Error("there is no database")),
  close: async () => {},
};
const publicUrl = "https://energy.example.org";
const { consent, fieldHash } = createTestConsent({ database: noDatabase, now: Date.now });
const { client } = consent;
const api = createConsumerApi({
  database: noDatabase,
  readingStore: fakeReadingStore(Date.now),
  consent: client,
  tenancies: client,
  erasure: client,
  audit: { append: appendTo("consumer_api") },
  auditLogs: [],
  collection: null,
  ingestion: fakeIngestion(),
  keys: fakeKeys(),
  people: null,
  fieldHash,
  now: Date.now,
  ids: () => crypto.randomUUID(),
  config: {
    publicUrl,
    issuer: {
      ...embeddedTerms,
      url: `${publicUrl}/oidc`,
      clientId: "halfhourly",
      clientSecret: "none",
      internalOrigin: null,
    },
    operatorToken: null,
    viewingNotice: { version: "none", from: "2026-01-01" },
  },
  logger: silentLog,
});
const http = fastify(httpServerOptions(silentLog));
await api.register(http);
const answer = await http.inject({ url: "/v1/openapi.json" });
if (answer.statusCode !== 200) throw new Error(answer.body);
process.stdout.write(answer.body);
await http.close();
