import { hasControlCharacter } from "@halfhourly/domain";
import type { AuditFacts, AuditLog } from "./port.js";

/**
 * The appending half of a schema's audit log, for whoever has nothing but a transaction. An entry is one statement.
 * @throws RangeError for a field that is no word or id of ours.
 */
export function appendTo(schema: string): AuditLog["append"] {
  const statement = `select ${schema}.append_audit($1, $2, $3, $4, $5, $6, $7, $8)`;
  return async (tx, facts, atMs) => {
    refuseUnwritable(facts);
    const { chain, who, what, about, where, why, result } = facts;
    await tx.query(statement, [chain, atMs, who, what, about, where, why, result]);
  };
}

const longestField = 200;

/** Facts are ids and words of ours: a control character or a long text is a fault in our code. */
function refuseUnwritable(facts: AuditFacts): void {
  for (const [name, value] of Object.entries(facts))
    if (value.length > longestField || hasControlCharacter(value))
      throw new RangeError(
        `The audit field "${name}" has more than ${longestField} characters or a control character.`,
      );
}
