import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { publishedSchemaNames, tariffExamples } from "@halfhourly/contracts";
import { Ajv2020 } from "ajv/dist/2020.js";
import { openHouse } from "./house/open-house.js";

describe("published forms", async () => {
  const house = await openHouse();
  after(() => house.close());
  const get = (name: string) => house.http.inject({ url: `/v1/schemas/${name}` });

  for (const name of publishedSchemaNames)
    test(`${name} is given to anybody, as a JSON Schema`, async () => {
      const answer = await get(name);
      assert.equal(answer.statusCode, 200);
      assert.match(String(answer.headers["content-type"]), /^application\/schema\+json/);
      assert.equal(answer.json().$schema, "https://json-schema.org/draft/2020-12/schema");
      assert.equal(answer.json().$id, `urn:halfhourly:schema:${name}:1`);
      assert.doesNotThrow(() => new Ajv2020({ strict: false }).compile(answer.json()));
    });

  test("a form that is none is refused", async () => {
    assert.equal((await get("passwords")).statusCode, 400);
  });

  test("by the form of a tariff another tool takes the examples, and not one with a word mistyped", async () => {
    const schema = (await get("tariff")).json();
    const validate = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(
      schema,
    );
    for (const example of Object.values(tariffExamples))
      assert.ok(validate(example), JSON.stringify(validate.errors));
    assert.equal(validate({ ...tariffExamples.flat, exitFees: {} }), false);
  });
});
