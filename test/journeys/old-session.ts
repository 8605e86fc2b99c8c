import assert from "node:assert/strict";
import type { APIRequestContext } from "playwright-core";
import { openBeside } from "@halfhourly/database";
import { silentLog } from "@halfhourly/service-kit";
import type { RunningProduct } from "./product.js";

const giveUpAfterMs = 15_000;

/** Every session of the product has not been used for longer than one lasts; `api` is of one of them. */
export async function endSessions(product: RunningProduct, api: APIRequestContext): Promise<void> {
  await makeOlder(product, "used_at");
  // On a machine that starts other products meanwhile a connection was seen to be reset.
  const session = () => api.get(`${product.url}/v1/session`, { maxRetries: 2 });
  await until(async () => (await session()).status() === 401);
}

/** Everybody who is signed in showed who they are longer ago than a serious act allows. */
export async function ageProof(product: RunningProduct, api: APIRequestContext): Promise<void> {
  await makeOlder(product, "proved_at");
  // No meter is called so: an answer is all that is wanted.
  const data = { meterId: "none", purpose: "viewing", granted: false, noticeVersion: "viewing-1" };
  const headers = { origin: product.url };
  await until(async () => {
    const answer = await api.put(`${product.url}/v1/consents`, { headers, data });
    return answer.status() === 403 && (await answer.json()).code === "step-up-required";
  });
}

/** As nobody waits for half an hour. The service keeps what it knows of a session for a few seconds. */
async function makeOlder({ dataFolder }: RunningProduct, column: "used_at" | "proved_at"): Promise<void> {
  const opened = await openBeside({ dataFolder, log: silentLog });
  try {
    await opened.database.query(
      `update consumer_api.session set ${column} = ${column} - interval '31 minutes'`,
    );
  } finally {
    await opened.close();
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const giveUpAtMs = Date.now() + giveUpAfterMs;
  while (Date.now() < giveUpAtMs) {
    if (await holds()) return;
    await new Promise((settle) => setTimeout(settle, 250));
  }
  assert.fail(`the service did not notice within ${giveUpAfterMs / 1000} s`);
}
