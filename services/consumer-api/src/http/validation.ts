import { Ajv, type ValidateFunction } from "ajv";
import type { FastifyInstance } from "fastify";

/** JSON bodies are taken as they are: the text "true" is no consent. Queries and paths are text, so there numbers are read from it. */
const strict = new Ajv({ allErrors: true, useDefaults: true, strict: false, discriminator: true });
const fromText = new Ajv({ allErrors: true, useDefaults: true, strict: false, coerceTypes: true });

export function validateBySchema(http: FastifyInstance): void {
  http.setValidatorCompiler(({ schema, httpPart }): ValidateFunction =>
    (httpPart === "body" ? strict : fromText).compile(schema as object),
  );
}
