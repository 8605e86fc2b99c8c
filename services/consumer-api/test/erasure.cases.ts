import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { dataOwner } from "../src/actions/data-owner.js";
import { noticeVersion } from "./house/fake-parts.js";
import { mpans, openHouse } from "./house/open-house.js";

describe("consents, moving out and closing an account", async () => {
  const house = await openHouse();
  after(() => house.close());
  const { client } = house.consentService;
  const owner = dataOwner({ database: house.database, consent: house.consent, now: () => house.clock.nowMs });
  type Signed = Awaited<ReturnType<typeof house.household>>;
  const ask = async (
    home: Signed,
    method: "GET" | "POST" | "PUT" | "DELETE",
    url: string,
    payload?: object,
  ) =>
    house.http.inject({
      method,
      url,
      headers: { cookie: home.cookie },
      ...(payload === undefined ? {} : { payload }),
    });
  const requestOf = (caseId: string, household: string, meterPoint: string) =>
    ({
      kind: "consent-ended",
      caseId,
      household,
      meterPointHash: house.hashOf(meterPoint),
      fuel: "electricity",
      purpose: "viewing",
      lastPurpose: true,
    }) as const;

  test("four purposes a meter; agreed, withdrawn with its case, and a receipt of each", async () => {
    const home = await house.household("centre");
    const meter = await house.link(home, mpans[0]);
    const { consents } = (await ask(home, "GET", "/v1/consents")).json();
    assert.deepEqual(
      consents.map(({ purpose, state }: { purpose: string; state: string }) => [purpose, state]),
      [
        ["viewing", "granted"],
        ["recommendations", "none"],
        ["comparison", "none"],
        ["research", "none"],
      ],
    );
    const answer = { meterId: meter.id, purpose: "research", granted: true, noticeVersion: "research-1" };
    const agreed = (await ask(home, "PUT", "/v1/consents", answer)).json();
    assert.equal(agreed.consent.state, "granted");
    assert.equal(agreed.erasureCase, undefined);
    const old = await ask(home, "PUT", "/v1/consents", { ...answer, noticeVersion: "research-0" });
    assert.equal(old.json().code, "notice-out-of-date");
    const withdrawn = (await ask(home, "PUT", "/v1/consents", { ...answer, granted: false })).json();
    assert.deepEqual(
      [withdrawn.consent.state, withdrawn.erasureCase.purpose, withdrawn.erasureCase.state],
      ["withdrawn", "research", "open"],
    );
    const receipt = await ask(home, "GET", `/v1/consents/${withdrawn.consent.consentId}/receipt`);
    assert.equal(receipt.json().kind, "consent-receipt");
    assert.deepEqual(receipt.json().keys, (await ask(home, "GET", "/v1/keys")).json().keys);
    const { cases } = (await ask(home, "GET", "/v1/erasure-cases")).json();
    assert.equal(cases[0].meterName, "Electricity");
  });

  test("who moved out has no link and no consent; a day to come is refused", async () => {
    const home = await house.household("mover");
    const meter = await house.link(home, mpans[1]);
    const moveOut = (movedOutOn: string) =>
      ask(home, "POST", `/v1/meters/${meter.id}/move-out`, { movedOutOn });
    assert.equal((await moveOut("2026-11-24")).json().code, "date-in-future");
    assert.equal((await moveOut("2026-11-23")).json().cases.length, 1);
    assert.deepEqual((await ask(home, "GET", "/v1/meters")).json().meters, []);
    assert.equal((await client.current(home.household))[0]?.state, "ended");
  });

  test("who asks for a taken meter learns nothing; its holder is asked, and may answer", async () => {
    const [holder, asking] = [await house.household("holder"), await house.household("asking")];
    const meter = await house.link(holder, mpans[2]);
    await assert.rejects(house.link(asking, mpans[2]), { code: "meter-already-linked" });
    const asked = async () => (await ask(holder, "GET", "/v1/consents")).json().consents[0].tenancyQuestionAt;
    assert.equal(await asked(), "2026-11-23T12:10:00Z");
    assert.equal((await ask(holder, "POST", `/v1/meters/${meter.id}/still-mine`)).statusCode, 204);
    assert.equal(await asked(), undefined);
  });

  test("a new tenant's proof ends the former household's consents, and the case frees the meter", async () => {
    const [former, next] = [await house.household("former"), await house.household("next-tenant")];
    await house.link(former, mpans[3]);
    const proof = { method: "supplier change of tenancy", reference: "CT-7" };
    const meter = { meterPoint: mpans[3], fuel: "electricity" } as const;
    const [opened] = await client.claimTenancy(meter, next.household, proof);
    assert.ok(opened);
    const request = requestOf(opened.id, former.household, mpans[3]);
    assert.equal((await owner.erase(request)).removed["table consumer_api.meter_link"], 1);
    assert.equal((await owner.erase(request)).removed["table consumer_api.meter_link"], 0);
    assert.ok(await house.link(next, mpans[3]));
  });

  test("a household that only withdrew keeps its meter and can agree again", async () => {
    const home = await house.household("undecided");
    const meter = await house.link(home, "700002", "gas");
    const answer = { meterId: meter.id, purpose: "viewing", granted: false, noticeVersion };
    const { erasureCase } = (await ask(home, "PUT", "/v1/consents", answer)).json();
    await owner.erase({ ...requestOf(erasureCase.id, home.household, "700002"), fuel: "gas" });
    assert.equal((await ask(home, "GET", "/v1/meters")).json().meters.length, 1);
    const again = await ask(home, "PUT", "/v1/consents", { ...answer, granted: true });
    assert.equal(again.json().consent.state, "granted");
  });

  test("closing an account ends its sessions at once, erases it, and shows how far it is by the key alone", async () => {
    const home = await house.household("leaving");
    await house.link(home, "700003", "gas");
    const { certificateKey, case: opened } = (await ask(home, "DELETE", "/v1/account")).json();
    assert.equal((await ask(home, "GET", "/v1/session")).statusCode, 401);
    const look = (key: string) =>
      house.http.inject({ url: "/v1/erasure-certificates", headers: { "x-certificate-key": key } });
    assert.equal((await look(certificateKey)).json().case.id, opened.id);
    assert.equal((await look("x".repeat(43))).json().code, "certificate-not-found");
    const request = {
      kind: "account-closed",
      caseId: opened.id,
      household: home.household,
      subject: home.accountId,
    } as const;
    const { removed } = await owner.erase(request);
    assert.equal(removed["table consumer_api.account"], 1);
    assert.equal(removed["table consumer_api.meter_link"], 1);
    assert.equal((await owner.erase(request)).removed["table consumer_api.account"], 0);
    await house.consentService.work();
    const closed = (await look(certificateKey)).json();
    assert.equal(closed.case.state, "closed");
    assert.equal(closed.certificate.kind, "erasure-certificate");
  });
});
