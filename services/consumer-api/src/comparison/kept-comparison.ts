import { gunzipSync, gzipSync } from "node:zlib";
import type { Context } from "../context.js";
import { openField, sealField } from "../actions/sealed-fields.js";
import { compareHome } from "./compare-home.js";
import { planComparison, type ComparisonPlan } from "./plan-comparison.js";
import { showComparison } from "./show-comparison.js";

type Kept = Pick<Context, "database" | "keys">;
const placeOf = (household: string) => ({ table: "kept_comparison", id: household, column: "answer_sealed" });

/** The answer of the last night, word for word, where nothing that it depends on has changed since; else null. */
export async function keptAnswer(parts: Kept, { household, tag }: ComparisonPlan): Promise<string | null> {
  const [row] = await parts.database.query<{ answer_sealed: Buffer }>(
    "select answer_sealed from consumer_api.kept_comparison where household = $1 and tag = $2",
    [household, tag],
  );
  if (row === undefined) return null;
  const packed = await openField(parts, household, placeOf(household), row.answer_sealed);
  return gunzipSync(Buffer.from(packed, "base64")).toString();
}

export type Outcome = "compared" | "unchanged" | "not-ready";

/** Compares one household's home anew, as for whoever asks without a question, and keeps the answer sealed. */
export async function compareAndKeep(context: Context, household: string): Promise<Outcome> {
  const plan = await planComparison(context, household, {});
  if ((await keptAnswer(context, plan)) !== null) return "unchanged";
  const found = await compareHome(context, plan);
  if (found.state !== "ready") {
    await forget(context, household);
    return "not-ready";
  }
  const answer = gzipSync(JSON.stringify(showComparison(plan, found))).toString("base64");
  const sealed = await sealField(context, household, placeOf(household), answer);
  await context.database.query(
    `insert into consumer_api.kept_comparison (household, tag, made_at, answer_sealed) values ($1, $2, $3, $4)
     on conflict (household) do update set tag = excluded.tag, made_at = excluded.made_at, answer_sealed = excluded.answer_sealed`,
    [household, plan.tag, new Date(context.now()), sealed],
  );
  // Whoever withdrew while this was worked out had it erased before it was there: asked once more, afterwards.
  if (await isStillAllowed(context, plan)) return "compared";
  await forget(context, household);
  return "not-ready";
}

async function isStillAllowed({ consent }: Context, { household, meters }: ComparisonPlan): Promise<boolean> {
  const used = meters.filter(({ grant }) => grant !== null).map(({ linked }) => linked);
  const grants = await consent.mintMany(
    used.map(({ meterPoint, fuel }) => ({ household, meterPoint, fuel, purpose: "comparison" })),
  );
  return grants.every((grant) => grant !== null);
}

async function forget({ database }: Kept, household: string): Promise<void> {
  await database.query("delete from consumer_api.kept_comparison where household = $1", [household]);
}
