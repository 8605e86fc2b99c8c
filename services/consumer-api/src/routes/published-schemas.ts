import { publishedSchema, publishedSchemaNames } from "@halfhourly/contracts";
import { Type } from "typebox";
import { problems } from "../http/answers.js";
import type { Api } from "../http/typed-api.js";

const SchemaParams = Type.Object({ name: Type.Enum([...publishedSchemaNames], { type: "string" }) });
const PublishedSchema = Type.Object(
  {},
  { additionalProperties: true, description: "A JSON Schema 2020-12." },
);

/** The forms that we publish: of an export's files, and of a tariff that anybody may state. */
export function publishedSchemaRoutes(api: Api): void {
  api.get(
    "/v1/schemas/:name",
    {
      config: { access: "public" },
      schema: {
        tags: ["Formats"],
        summary: "A published form as JSON Schema",
        params: SchemaParams,
        response: { 200: PublishedSchema, ...problems("invalid-request") },
      },
    },
    async (request, reply) =>
      reply
        .type("application/schema+json")
        .serializer(JSON.stringify)
        .send({ ...publishedSchema(request.params.name) }),
  );
}
