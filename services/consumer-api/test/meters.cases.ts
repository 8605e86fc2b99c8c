import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { mpans, openHouse } from "./house/open-house.js";
import { noticeVersion } from "./house/fake-parts.js";

describe("meters", async () => {
  const house = await openHouse();
  after(() => house.close());

  const consent = { purpose: "viewing", granted: true, noticeVersion };
  const add = (cookie: string, body: Record<string, unknown>) =>
    house.http.inject({
      method: "POST",
      url: "/v1/meters",
      headers: { cookie },
      payload: { fuel: "electricity", payment: "credit", consent, ...body },
    });
  const list = async (cookie: string) =>
    (await house.http.inject({ url: "/v1/meters", headers: { cookie } })).json();
  const links = () =>
    house.database.query<{ state: string; meter_point_hash: string }>(
      "select state, meter_point_hash from consumer_api.meter_link",
    );
  const pendingLink = async (id: string, household: string, meterPoint: string, createdMs: number) => {
    const sealed = (column: string, value: string) =>
      house.sealed(household, "meter_link", id, column, value);
    await house.database.query(
      `insert into consumer_api.meter_link
         (id, household, fuel, meter_point_hash, meter_point_sealed, name_sealed, payment, state, notice_version, created_at)
       values ($1, $2, 'gas', $3, $4, $5, 'credit', 'pending', 'viewing-1', $6)`,
      [
        id,
        household,
        house.hashOf(meterPoint),
        await sealed("meter_point_sealed", meterPoint),
        await sealed("name_sealed", "Gas"),
        new Date(createdMs),
      ],
    );
  };

  test("an MPAN with spaces is accepted, shown whole, and tells its region", async () => {
    const { cookie } = await house.household("spaces");
    const answer = await add(cookie, { meterPoint: "20 0002 7391 990", name: " Home " });
    assert.equal(answer.statusCode, 201);
    const meter = answer.json();
    assert.equal(meter.meterPoint, "2000027391990");
    assert.equal(meter.region, "_H");
    assert.equal(meter.name, "Home");
    assert.deepEqual(meter.registers, []);
    assert.deepEqual(meter.viewingConsent, { noticeVersion, grantedAt: "2026-11-23T12:10:00Z" });
    assert.deepEqual(await list(cookie), { meters: [meter], most: 3 });
  });

  test("numbers that are none are refused at the field", async () => {
    const { cookie } = await house.household("typo");
    const wrong = await add(cookie, { meterPoint: "2000027391991" });
    assert.equal(wrong.statusCode, 400);
    assert.equal(wrong.json().code, "mpan-invalid");
    assert.equal(wrong.json().fields[0].field, "meterPoint");
    assert.equal((await add(cookie, { fuel: "gas", meterPoint: "12" })).json().code, "mprn-invalid");
    assert.equal((await list(cookie)).meters.length, 0);
  });

  test("nothing is stored without consent, or with consent to an old notice", async () => {
    const { cookie } = await house.household("refuses");
    const linksBefore = (await links()).length;
    const no = await add(cookie, { meterPoint: mpans[1], consent: { ...consent, granted: false } });
    assert.equal(no.json().code, "consent-required");
    const old = await add(cookie, {
      meterPoint: mpans[1],
      consent: { ...consent, noticeVersion: "viewing-0" },
    });
    assert.equal(old.statusCode, 409);
    assert.equal(old.json().code, "notice-out-of-date");
    assert.equal((await links()).length, linksBefore);
  });

  test("a meter point has one active link: the second is refused, also when both come at once", async () => {
    const [one, two] = [await house.household("one"), await house.household("two")];
    const answers = await Promise.all(
      [one, two].map(({ cookie }) => add(cookie, { fuel: "gas", meterPoint: "3938424403" })),
    );
    assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [201, 409]);
    assert.equal(answers.find(({ statusCode }) => statusCode === 409)!.json().code, "meter-already-linked");
    const again = await add(one.cookie, { fuel: "gas", meterPoint: "3938424403" });
    assert.equal(again.json().code, "meter-already-linked");
  });

  test("a fourth meter is refused with help, also when four come at once", async () => {
    const { cookie } = await house.household("many");
    const answers = await Promise.all(
      ["100001", "100002", "100003", "100004"].map((meterPoint) => add(cookie, { fuel: "gas", meterPoint })),
    );
    assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [201, 201, 201, 409]);
    const refused = answers.find(({ statusCode }) => statusCode === 409)!.json();
    assert.equal(refused.code, "too-many-meters");
    assert.match(refused.detail, /help/);
    assert.equal((await list(cookie)).meters.length, 3);
  });

  test("where the consent cannot be recorded nothing is left, and the same request works later", async () => {
    const { cookie } = await house.household("unlucky");
    house.consent.failNext = new Error("the consent service is away");
    assert.equal((await add(cookie, { fuel: "gas", meterPoint: "200001" })).statusCode, 500);
    assert.equal(
      (await links()).filter((link) => link.meter_point_hash === house.hashOf("200001")).length,
      0,
    );
    assert.equal((await add(cookie, { fuel: "gas", meterPoint: "200001" })).statusCode, 201);
  });

  test("a link cut off by a crash is seen by nobody, gives the meter back, and its consent is withdrawn", async () => {
    const [crashed, next] = [await house.household("crashed"), await house.household("next")];
    await pendingLink("cut-off", crashed.household, "300001", house.clock.nowMs);
    assert.equal((await list(crashed.cookie)).meters.length, 0);
    assert.equal(
      (await add(next.cookie, { fuel: "gas", meterPoint: "300001" })).statusCode,
      409,
      "it may still be under way",
    );
    const withdrawnBefore = house.consent.withdrawn;
    house.clock.nowMs += 121_000;
    assert.equal((await add(next.cookie, { fuel: "gas", meterPoint: "300001" })).statusCode, 201);
    assert.equal(house.consent.withdrawn, withdrawnBefore + 1);
  });

  test("at start, links that were cut off are cleared away", async () => {
    const { household } = await house.household("restart");
    await pendingLink("old", household, "400001", house.clock.nowMs - 200_000);
    const erased = await house.household("erased");
    await pendingLink("erased", erased.household, "400002", house.clock.nowMs - 200_000);
    house.parts.keys.destroy(erased.household);
    await house.api.recover();
    assert.equal((await links()).filter(({ state }) => state === "pending").length, 0);
  });

  test("without a live consent a meter is listed, but nothing of its readings is", async () => {
    const ada = await house.household("withdrew");
    const linked = await house.link(ada, "500001", "gas");
    await house.store(linked, [{ slot: 994_000, value: 500, quality: "actual", source: "file" }]);
    assert.equal((await list(ada.cookie)).meters[0].registers.length, 1);
    const { household, meterPoint, fuel } = linked;
    await house.consent.withdraw({ household, meterPoint, fuel, purpose: "viewing" }, "test");
    assert.deepEqual((await list(ada.cookie)).meters[0].registers, []);
    const get = (url: string) => house.http.inject({ url, headers: { cookie: ada.cookie } });
    const readings = await get(`/v1/meters/${linked.id}/readings?from=2026-09-01&to=2026-09-30`);
    assert.equal(readings.statusCode, 403);
    assert.equal(readings.json().code, "consent-required");
    assert.deepEqual((await get("/v1/home")).json().rows, []);
    assert.deepEqual((await get("/v1/usage?period=day&date=2026-09-15&fuel=both")).json().series, []);
  });

  test("the notice that a consent refers to", async () => {
    const answer = await house.http.inject({ url: "/v1/notices/viewing" });
    assert.deepEqual(answer.json(), { purpose: "viewing", version: noticeVersion, from: "2026-11-01" });
  });

  test("a meter without a name is named in the household's language", async () => {
    const { cookie } = await house.household("cymraes");
    await house.http.inject({
      method: "PUT",
      url: "/v1/preferences",
      headers: { cookie },
      payload: { language: "cy", theme: "system" },
    });
    assert.equal((await add(cookie, { fuel: "gas", meterPoint: "600001" })).json().name, "Nwy");
  });

  test("removing a meter ends its consent, erases its readings, and frees the number for whoever lives there next", async () => {
    const [leaver, next] = [await house.household("leaver"), await house.household("mover-in")];
    const meter = await house.link(leaver, "700001", "gas");
    const remove = () =>
      house.http.inject({
        method: "DELETE",
        url: `/v1/meters/${meter.id}`,
        headers: { cookie: leaver.cookie },
      });
    assert.equal((await remove()).statusCode, 204);
    const [erasing] = await house.consentService.client.cases(leaver.household);
    assert.deepEqual([erasing?.kind, erasing?.purpose, erasing?.state], ["consent-ended", "viewing", "open"]);
    const scope = {
      household: leaver.household,
      meterPoint: "700001",
      fuel: "gas",
      purpose: "viewing",
    } as const;
    assert.equal(await house.consent.mint(scope), null);
    assert.deepEqual((await list(leaver.cookie)).meters, []);
    assert.equal((await remove()).json().code, "meter-not-found");
    assert.equal((await add(next.cookie, { fuel: "gas", meterPoint: "700001" })).statusCode, 201);
  });
});
