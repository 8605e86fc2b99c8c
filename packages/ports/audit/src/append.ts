import type { Queryable } from "@halfhourly/database";
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

/**
 * The same for entries of several chains, in one statement; of one chain they follow one another as they are given. The
 * chains' heads are locked in order of their names, so that two callers never wait for each other in a circle.
 */
export function appendManyTo(
  schema: string,
): (tx: Queryable, entries: readonly AuditFacts[], atMs: number) => Promise<void> {
  const statement = `select ${schema}.append_audit(chain, $2, who, what, about, place, why, result)
    from (select * from unnest($1::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
      with ordinality as e (chain, who, what, about, place, why, result, nth) order by chain, nth) as entries`;
  return async (tx, entries, atMs) => {
    if (entries.length === 0) return;
    entries.forEach(refuseUnwritable);
    const column = (name: keyof AuditFacts) => entries.map((entry) => entry[name]);
    const [who, what, about, where] = [column("who"), column("what"), column("about"), column("where")];
    await tx.query(statement, [
      column("chain"),
      atMs,
      who,
      what,
      about,
      where,
      column("why"),
      column("result"),
    ]);
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
