import { appendTo } from "./append.js";
import type { AuditLog } from "./port.js";
import { readNewest, readSlice } from "./read-slice.js";
import { verifyChains } from "./verify.js";
import { writeNextAnchor, type AnchoringParts } from "./write-anchor.js";

export interface AuditLogOptions extends Omit<AnchoringParts, "now"> {
  /** UTC milliseconds; the system's clock when absent. */
  readonly now?: () => number;
}

/** A schema's audit chains in PostgreSQL, anchored in a blob store. An entry is one statement. */
export function createAuditLog(options: AuditLogOptions): AuditLog {
  const { database, schema } = options;
  const parts = { ...options, now: options.now ?? Date.now };
  return {
    service: options.service,
    append: appendTo(schema),
    slice: (chain, afterPosition, most) => readSlice(database, schema, chain, afterPosition, most),
    newest: (chain, most) => readNewest(database, schema, chain, most),
    anchor: () => writeNextAnchor(parts),
    verify: (onProgress) => verifyChains(parts, onProgress),
  };
}
