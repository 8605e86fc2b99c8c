import assert from "node:assert/strict";
import { createServer } from "node:http";
import { afterEach, beforeEach, test } from "node:test";
import { ApiProblem, callApi } from "../src/data/api.js";

const realFetch = globalThis.fetch;
type Answer = (url: string, init: RequestInit) => Promise<Response> | Response;
let answer: Answer = () => new Response("{}");
const asked: { url: string; init: RequestInit }[] = [];

beforeEach(() => {
  asked.length = 0;
  globalThis.fetch = async (input, init = {}) => {
    asked.push({ url: String(input), init });
    return answer(String(input), init);
  };
});
afterEach(() => {
  globalThis.fetch = realFetch;
});

async function problemOf(work: Promise<unknown>): Promise<ApiProblem> {
  const fault = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  assert.ok(fault instanceof ApiProblem);
  return fault;
}

test("a call asks for JSON, keeps nothing in the browser's cache and leaves out what is not said", async () => {
  answer = () => Response.json({ meters: [] });
  assert.deepEqual(
    await callApi("/v1/usage", { query: { period: "day", meter: undefined, date: "2026-11-21" } }),
    { meters: [] },
  );
  assert.equal(asked[0]?.url, "/v1/usage?period=day&date=2026-11-21");
  assert.equal(asked[0]?.init.cache, "no-store");
  assert.equal(asked[0]?.init.credentials, "include");
});

test("no content is undefined", async () => {
  answer = () => new Response(null, { status: 204 });
  assert.equal(await callApi("/v1/sign-out", { method: "POST" }), undefined);
});

test("a problem document keeps its code, its fields and the code for support", async () => {
  const body = {
    code: "mpan-invalid",
    detail: "…",
    requestId: "req-1",
    fields: [{ field: "meterPoint", code: "mpan-invalid", message: "" }],
  };
  answer = () => Response.json(body, { status: 400 });
  const problem = await problemOf(callApi("/v1/meters", { method: "POST", body: { fuel: "gas" } }));
  assert.equal(problem.code, "mpan-invalid");
  assert.equal(problem.requestId, "req-1");
  assert.equal(problem.fields[0]?.field, "meterPoint");
  assert.equal(problem.mayPass, false);
  assert.equal(asked[0]?.init.body, '{"fuel":"gas"}');
});

test("an answer that is no problem document still has a code", async () => {
  answer = () => new Response("<html>Bad gateway</html>", { status: 502 });
  const problem = await problemOf(callApi("/v1/home"));
  assert.equal(problem.code, "status-502");
  assert.equal(problem.mayPass, true);
});

test("signed out is told apart", async () => {
  answer = () => Response.json({ code: "not-signed-in" }, { status: 401 });
  assert.equal((await problemOf(callApi("/v1/session"))).signedOut, true);
});

test("no connection and too late are told apart", async () => {
  answer = () => Promise.reject(new TypeError("fetch failed"));
  assert.equal((await problemOf(callApi("/v1/home"))).code, "unreachable");

  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const address = silent.address();
  assert.ok(typeof address === "object" && address !== null);
  answer = (url, init) => realFetch(`http://127.0.0.1:${address.port}${url}`, init);
  assert.equal((await problemOf(callApi("/v1/home", { timeoutMs: 30 }))).code, "timeout");
  silent.closeAllConnections();
  silent.close();
});

test("a call that is given up by the screen is no problem of the service", async () => {
  const leaving = new AbortController();
  answer = (_url, init) =>
    new Promise((_resolve, reject) =>
      init.signal?.addEventListener("abort", () => reject(new DOMException("gone", "AbortError"))),
    );
  const call = callApi("/v1/home", { signal: leaving.signal });
  leaving.abort();
  await assert.rejects(call, (fault) => !(fault instanceof ApiProblem));
});
