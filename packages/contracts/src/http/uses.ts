import { Type, type Static } from "typebox";
import { count, InstantSchema } from "./shared.js";

const Hash = Type.String({ maxLength: 64, pattern: "^([0-9a-f]{64})?$" });
const Position = Type.Integer({ minimum: 1, maximum: 1_000_000_000 });
const Word = Type.String({ maxLength: 200 });

/** One entry of the household's own audit chain, whole: the household recomputes `hash` itself. */
export const UseSchema = Type.Object({
  position: Position,
  /** Milliseconds count in the hash, so the instant is a number. */
  atMs: Type.Integer({ minimum: 0, maximum: 253_402_300_799_999, description: "UTC milliseconds." }),
  chain: Word,
  who: Word,
  what: Word,
  about: Word,
  where: Word,
  why: Word,
  result: Word,
  previousHash: Hash,
  hash: Hash,
});
export type Use = Static<typeof UseSchema>;

const most = 1_000;
/** How many entries of a service come in one answer. */
export const mostUses = most;

/** Nothing: the newest of every service. Both: older ones of one service. */
export const UsesQuerySchema = Type.Object({
  service: Type.Optional(Type.String({ maxLength: 40, pattern: "^[a-z-]+$" })),
  before: Type.Optional(
    Type.Integer({
      minimum: 2,
      maximum: 1_000_000_000,
      description: "A position: the entries before it. Needs `service`.",
    }),
  ),
});
export type UsesQuery = Static<typeof UsesQuerySchema>;

/** GET /v1/uses: who used the household's data, one chain a service, oldest first. */
export const UsesSchema = Type.Object({
  chains: Type.Array(
    Type.Object({
      service: Type.String({ maxLength: 40 }),
      entries: Type.Array(UseSchema, { maxItems: most }),
      head: Type.Object(
        { position: count(), hash: Hash },
        { description: "What the entries lead to: the chain's end, or with `before` the entry before it." },
      ),
      anchored: Type.Optional(
        Type.Object({
          anchor: Position,
          anchoredAt: InstantSchema,
          position: Position,
          hash: Hash,
        }),
      ),
    }),
    { maxItems: 10 },
  ),
});
export type Uses = Static<typeof UsesSchema>;
