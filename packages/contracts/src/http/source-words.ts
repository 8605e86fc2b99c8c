import { Type } from "typebox";

export const SourceNameSchema = Type.String({
  pattern: "^[a-z][a-z0-9-]{1,30}$",
  maxLength: 31,
  description: "`dcc`, or a supplier or an intermediary as this copy is configured with, such as `octopus`.",
});
export const ProofKindSchema = Type.Enum(["display-id", "cin", "supplier-account", "manual-review"], {
  type: "string",
});
export const AccessKindSchema = Type.Enum(["api-key", "password", "authorisation-code", "operator"], {
  type: "string",
});
export const AccessKindsSchema = Type.Array(AccessKindSchema, {
  maxItems: 4,
  description: "How a household lets us in there; empty where it needs no account.",
});
export const PaymentOrNullSchema = Type.Union([
  Type.Enum(["credit", "prepayment"], { type: "string" }),
  Type.Null(),
]);
/** An EUI-64 as devices print it. */
export const DeviceIdSchema = Type.String({
  maxLength: 40,
  description: "16 hexadecimal digits; hyphens, colons and spaces allowed.",
});
