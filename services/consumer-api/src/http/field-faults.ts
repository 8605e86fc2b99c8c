import type { FieldFault } from "@halfhourly/service-kit";
import type { FastifySchemaValidationError } from "fastify";

/** More than a person would mend at once; it also bounds the answer to a hostile body. */
const mostFaults = 20;

const codes: Readonly<Record<string, string>> = {
  required: "missing",
  enum: "not-a-choice",
  const: "not-a-choice",
  anyOf: "not-a-choice",
  discriminator: "not-a-choice",
  type: "wrong-type",
  pattern: "wrong-form",
  maxLength: "too-long",
  minLength: "too-short",
  maxItems: "too-many",
  minItems: "too-few",
  minimum: "too-small",
  maximum: "too-large",
  additionalProperties: "unknown-field",
};

/**
 * What a schema found wrong, one fault a field. A union reports a fault for each of its branches, of which only
 * the union's own is of use. The refused values themselves are never quoted.
 */
export function fieldFaults(
  errors: readonly FastifySchemaValidationError[],
  part = "body",
): readonly FieldFault[] {
  const unions = errors.filter(({ keyword }) => keyword === "anyOf").map(({ instancePath }) => instancePath);
  const outermost = errors.filter(
    ({ instancePath, keyword }) =>
      !unions.some(
        (union) => (keyword === "anyOf" ? instancePath !== union : true) && instancePath.startsWith(union),
      ),
  );
  const byField = new Map<string, FieldFault>();
  for (const error of outermost.slice(0, mostFaults)) {
    const field = fieldOf(error) || part;
    if (!byField.has(field))
      byField.set(field, { field, code: codes[error.keyword] ?? "invalid", message: messageOf(error) });
  }
  return [...byField.values()];
}

/** `/rates/bands/0/name` -> `rates.bands.0.name`, with the missing property added where one is missing. */
function fieldOf({ instancePath, keyword, params }: FastifySchemaValidationError): string {
  const path = instancePath.slice(1).replaceAll("/", ".");
  if (keyword !== "required") return path;
  return path === "" ? String(params["missingProperty"]) : `${path}.${String(params["missingProperty"])}`;
}

function messageOf({ keyword, params, message }: FastifySchemaValidationError): string {
  if (keyword === "required") return "is missing";
  if (keyword === "enum")
    return `must be one of ${(params["allowedValues"] as readonly unknown[]).join(", ")}`;
  if (keyword === "anyOf" || keyword === "discriminator")
    return "has none of the shapes that the documentation lists";
  if (keyword === "additionalProperties") return "holds a field that the documentation does not list";
  if (keyword === "pattern") return "is not written in the form that the documentation states";
  return (message ?? "is not valid").replace("NOT", "not");
}
