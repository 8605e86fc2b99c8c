// Wrong, missing and hostile input in every place of every operation that the OpenAPI document describes.
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { fingerprinter } from "./hostile/fingerprint.js";
import { operationsOf } from "./hostile/operations.js";
import { hostileRequests, type HostileRequest } from "./hostile/requests.js";
import { marker } from "./hostile/values.js";
import { mpans, openHouse, operatorToken, readingsOf } from "./house/open-house.js";

describe("hostile input", async () => {
  const house = await openHouse();
  after(() => house.close());
  const owner = await house.household("owner");
  const meter = await house.link(owner, mpans[0]);
  await house.store(
    meter,
    readingsOf("2026-11-22", () => 500),
  );
  const operations = operationsOf((await house.http.inject({ url: "/v1/openapi.json" })).json());
  const ids = { meterId: meter.id };
  const fingerprint = await fingerprinter(house.database);
  let before = await fingerprint();

  const callers = {
    household: (): Record<string, string> => ({ cookie: owner.cookie }),
    operator: (): Record<string, string> => ({ authorization: `Bearer ${operatorToken}` }),
    nobody: (): Record<string, string> => ({}),
  };

  async function faultsOf(sent: HostileRequest, headers: Record<string, string>): Promise<string[]> {
    house.logLines.length = 0;
    const answer = await house.http.inject({
      method: sent.method as "GET",
      url: sent.url,
      headers: { ...sent.headers, ...headers },
      ...(sent.payload === undefined ? {} : { payload: sent.payload }),
    });
    const refused = answer.statusCode >= 400;
    const now = await fingerprint();
    const changed = Object.keys(now).filter((table) => now[table] !== before[table]);
    before = now;
    const said = [answer.body, JSON.stringify(answer.headers), ...house.logLines].join("\n");
    return [
      // The issuer does not answer in this house: that is no fault of the request.
      answer.statusCode >= 500 && !/sign-in-unavailable/.test(answer.body)
        ? `status ${answer.statusCode}`
        : "",
      refused && said.includes(marker) ? "what was sent came back or was logged" : "",
      /node_modules|\bat .*\.[jt]s:\d|select |insert into|syntax error/i.test(answer.body)
        ? "it tells of our insides"
        : "",
      refused && !isProblem(answer) ? `no problem document: ${answer.body.slice(0, 80)}` : "",
      refused && changed.length > 0 ? `refused, and yet ${changed.join(", ")} changed` : "",
      String(answer.headers["set-cookie"] ?? "").includes("stolen") ? "a header was planted" : "",
    ].filter((fault) => fault !== "");
  }

  for (const operation of operations) {
    test(`${operation.method} ${operation.path}: no 5xx, no leak, no change`, async () => {
      const faults: string[] = [];
      for (const sent of hostileRequests(operation, ids))
        for (const [caller, headers] of Object.entries(callers)) {
          if (caller !== "household" && !/ is "' or|is nothing|is null$/.test(sent.what)) continue;
          for (const fault of await faultsOf(sent, headers()))
            faults.push(`${sent.what} by ${caller}: ${fault}`);
        }
      assert.deepEqual(faults, []);
    });
  }

  test("the generator reaches every operation that takes anything", () => {
    const silent = operations.filter(
      (operation) =>
        operation.parameters.length + (operation.body === null ? 0 : 1) > 0 &&
        hostileRequests(operation, ids).length < 10,
    );
    assert.deepEqual(silent, []);
  });
});

function isProblem(answer: { headers: Record<string, unknown>; body: string }): boolean {
  return (
    String(answer.headers["content-type"]).startsWith("application/problem+json") &&
    answer.body.includes('"code"')
  );
}
