import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { asyncApiDocument } from "@halfhourly/contracts";
import { openHouse } from "./house/open-house.js";

describe("openapi", async () => {
  type Described = {
    openapi: string;
    paths: Record<
      string,
      Record<
        string,
        {
          operationId: string;
          security: unknown[];
          summary: string;
          responses: Record<
            string,
            { description: string; content?: Record<string, { schema: { $ref?: string } }> }
          >;
        }
      >
    >;
    components: { schemas: Record<string, { type: string; properties: object }> };
  };

  const house = await openHouse();
  const document: Described = (await house.http.inject({ url: "/v1/openapi.json" })).json();
  after(() => house.close());

  test("the document is OpenAPI 3.1 and describes every route", () => {
    assert.match(document.openapi, /^3\.1\./);
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`),
    );
    const registered = house.routes
      .flatMap(({ method, url }) => [method].flat().map((one) => `${one} ${url}`))
      .filter((route) => !/^HEAD |\/docs/.test(route));
    assert.deepEqual(described.sort(), registered.sort());
  });

  test("the events are described beside it, in the same version", async () => {
    const answer = await house.http.inject({ url: "/v1/asyncapi.json" });
    assert.equal(answer.statusCode, 200);
    const { version } = (await house.http.inject({ url: "/v1/openapi.json" })).json().info;
    assert.deepEqual(answer.json(), asyncApiDocument(version));
  });

  test("operations have ids of their own, a summary, security, and problems as problem+json", () => {
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    assert.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length);
    for (const { summary, security, responses } of operations) {
      assert.ok(summary.length > 5 && Array.isArray(security));
      for (const status of ["4XX", "5XX"])
        assert.deepEqual(responses[status]!.content, {
          "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
        });
      for (const { description } of Object.values(responses)) assert.ok(description.length > 0);
    }
  });

  test("the contracts' schemas stand once each and are referred to", () => {
    const { schemas } = document.components;
    for (const name of ["Problem", "Usage", "Amount", "Bar", "Home", "Meter", "ImportJob", "Agreement"])
      assert.equal(schemas[name]?.type, "object", name);
    const text = JSON.stringify(document);
    for (const [, reference] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g))
      assert.ok(Object.hasOwn(schemas, String(reference)), reference);
    assert.equal(text.match(/Energy plus standing charge, VAT included/g)?.length, 1);
  });

  test("every text, list and whole number is bounded, and every answer tells how often one may ask", () => {
    const unbounded: string[] = [];
    const walk = (at: string, value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      const { type } = value as { type?: unknown };
      const has = (...names: string[]) => names.some((name) => name in value);
      const types = [type].flat();
      if (types.includes("string") && !has("maxLength", "enum", "const")) unbounded.push(at);
      if (types.includes("array") && !has("maxItems")) unbounded.push(at);
      if (types.includes("integer") && !(has("minimum") && has("maximum"))) unbounded.push(at);
      for (const [name, part] of Object.entries(value)) walk(`${at}/${name}`, part);
    };
    walk("", document.components.schemas);
    walk("", document.paths);
    assert.deepEqual(unbounded, []);
    for (const [path, methods] of Object.entries(document.paths))
      for (const { responses } of Object.values(methods))
        assert.equal("429" in responses, !["/health", "/ready"].includes(path), path);
  });

  test("the documentation page is written from it, without a script, and links resolve within it", async () => {
    const page = await house.http.inject({ url: "/docs" });
    assert.equal(page.statusCode, 200);
    assert.match(String(page.headers["content-security-policy"]), /script-src 'self'/);
    assert.ok(!/<script|style=/i.test(page.body));
    for (const path of Object.keys(document.paths)) assert.ok(page.body.includes(path), path);
    const ids = new Set([...page.body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, target] of page.body.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.has(target), target);
    assert.ok(ids.has("problem-not-signed-in"));
    assert.equal((await house.http.inject({ url: "/docs/pages.css" })).statusCode, 200);
  });
});
