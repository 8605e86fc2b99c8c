import type { FakeAnswer } from "./fake-service.js";

/** What can go wrong with a whole answer, whatever was asked. */
export type Misbehaviour =
  /** The right answer, after a while. */
  | { readonly kind: "slow"; readonly byMs: number }
  /** An answer never begins; the connection stays open. */
  | { readonly kind: "hang" }
  /** The connection is closed without an answer. */
  | { readonly kind: "disconnect" }
  /** A status of the server's own trouble, with a page of HTML. */
  | { readonly kind: "failing"; readonly status: 500 | 502 | 503 | 504 }
  /** 429, with Retry-After in seconds unless it is null. */
  | { readonly kind: "too-many"; readonly retryAfterSeconds: number | null }
  /** Whatever key or token comes, it is not taken: `status` of HTTP, where the protocol uses it. */
  | { readonly kind: "refused"; readonly status: 401 | 403 }
  /** 200 and a body that is not what was asked for. */
  | { readonly kind: "garbage"; readonly body?: string }
  /** 200 and a body that never ends. */
  | { readonly kind: "endless" }
  /** The right answer, cut off in the middle as if it were whole. */
  | { readonly kind: "truncated" }
  /** The right answer under another content type: its body can still be read. */
  | { readonly kind: "wrong-content-type" };

export interface Misbehaving {
  /** Only requests whose path contains it; all, unless said. */
  readonly path?: string;
  /** How many answers; until it is ended, unless said. */
  readonly times?: number;
}

/** Ends it; a second time does nothing. */
export type EndMisbehaviour = () => void;

/** The misbehaviours of one fake that are on: the newest that fits a request is played. */
export class MisbehaviourBoard {
  readonly #on = new Set<{ what: Misbehaviour; path: string; left: number }>();

  play(what: Misbehaviour, { path = "", times = Infinity }: Misbehaving = {}): EndMisbehaviour {
    const own = { what, path, left: times };
    this.#on.add(own);
    return () => void this.#on.delete(own);
  }

  take(path: string): Misbehaviour | null {
    const found = [...this.#on].findLast((one) => path.includes(one.path));
    if (found === undefined) return null;
    if (--found.left <= 0) this.#on.delete(found);
    return found.what;
  }
}

const GARBAGE = '<!doctype html><p>"results": [{"consumption": }</p>';

/** The answer that a misbehaviour puts in place of the right one; for those that are about the connection, the right one. */
export function distort(what: Misbehaviour | null, right: () => FakeAnswer): FakeAnswer {
  switch (what?.kind) {
    case "failing":
      return { status: what.status, headers: { "content-type": "text/html" }, body: GARBAGE };
    case "too-many": {
      const wait = what.retryAfterSeconds;
      return { status: 429, headers: wait === null ? {} : { "retry-after": String(wait) }, body: "" };
    }
    case "refused":
      return { status: what.status, body: "" };
    case "garbage":
      return { status: 200, headers: { "content-type": "application/json" }, body: what.body ?? GARBAGE };
    case "truncated": {
      const answer = right();
      return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) };
    }
    case "wrong-content-type":
      return { ...right(), headers: { "content-type": "text/plain" } };
    default:
      return right();
  }
}
