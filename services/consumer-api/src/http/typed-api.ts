import type { FastifyBaseLogger, FastifyInstance, FastifyTypeProvider, RawServerDefault } from "fastify";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Static, TSchema } from "typebox";

/** Gives a handler the types of its schemas: what is validated is what is typed. */
interface TypeBoxTypes extends FastifyTypeProvider {
  validator: this["schema"] extends TSchema ? Static<this["schema"]> : unknown;
  serializer: this["schema"] extends TSchema ? Static<this["schema"]> : unknown;
}

/** The API's own part of the server. */
export type Api = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypes
>;

/** Who may call a route. Every route says; one that does not is refused when it is registered. */
export type Access =
  | "public"
  /** Whoever is signed in, staff too. */
  | "signed-in"
  | "household"
  | "household-or-operator"
  | "support"
  | "administrator"
  | "operator";

declare module "fastify" {
  interface FastifyContextConfig {
    access?: Access;
    /** True where a sign-in at most 10 minutes old is needed. */
    stepUp?: boolean;
    /** Requests a minute where they are counted apart from all others; null: not counted. */
    aMinute?: number | null;
  }
}
