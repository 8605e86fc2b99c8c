import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { openHouse } from "./house/open-house.js";

describe("step-up", async () => {
  const house = await openHouse();
  after(() => house.close());
  const { cookie } = await house.household("ada");
  const answer = (meterId: string) =>
    house.http.inject({
      method: "PUT",
      url: "/v1/consents",
      headers: { cookie },
      payload: { meterId, purpose: "viewing", granted: false, noticeVersion: "viewing-1" },
    });

  test("a serious act is taken up to ten minutes after the sign-in, and asks for another one after that", async () => {
    assert.equal((await answer("none")).json().code, "meter-not-found");
    house.clock.nowMs += 11 * 60_000;
    const late = await answer("none");
    assert.equal(late.statusCode, 403);
    assert.equal(late.json().code, "step-up-required");
    const read = await house.http.inject({ url: "/v1/meters", headers: { cookie } });
    assert.equal(read.statusCode, 200, "reading needs no fresh sign-in");
  });
});
