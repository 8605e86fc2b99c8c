import { MeterPointsSchema, type OpenSupplyMeterPoint } from "@halfhourly/contracts";
import { isLondonDate, parseMpan, parseMprn } from "@halfhourly/domain";
import { Wrong, needed, type Checking } from "./case.js";
import { expectBody, expectNoStore, expectProblem } from "./expect.js";
import { askWith, METER_POINTS } from "./resource.js";
import type { Server } from "./server.js";

const WHERE = `GET ${METER_POINTS}`;

/** Who is let in, and to what. @returns the meter points of the account; null where they are not right */
export async function checkMeterPoints(
  checking: Checking,
  server: Server,
  accessToken: string | null,
): Promise<readonly OpenSupplyMeterPoint[] | null> {
  await checking.case("token-missing", "Without a token nothing is told", async () => {
    const answer = await askWith(server, METER_POINTS, null);
    expectProblem(answer, "token-invalid");
    if (!/^bearer\b/i.test(answer.headers.get("www-authenticate") ?? ""))
      throw new Wrong(
        answer.where,
        "`WWW-Authenticate: Bearer` is missing.",
        "Send it with each 401 (RFC 6750, section 3).",
      );
  });
  await checking.case("token-wrong", "A token that is none tells nothing", async () =>
    expectProblem(await askWith(server, METER_POINTS, "a-token-that-never-was"), "token-invalid"),
  );
  await checking.case(
    "token-in-address",
    "A token in the address is not taken: addresses are written down",
    async () => {
      const path = `${METER_POINTS}?access_token=${encodeURIComponent(needed(accessToken, "token"))}`;
      expectProblem(await askWith(server, path, null, `${METER_POINTS}?access_token=...`), "token-invalid");
    },
  );
  const points = await checking.case(
    "meter-points",
    "The meter points of the account, each as it is stated",
    async () => {
      const answer = await askWith(server, METER_POINTS, needed(accessToken, "token"));
      const { meterPoints } = expectBody(answer, MeterPointsSchema);
      expectNoStore(answer);
      if (meterPoints.length === 0)
        throw new Wrong(
          WHERE,
          "The account has no meter point.",
          "Check with an account that has both fuels, best with prepayment.",
        );
      meterPoints.forEach(expectPoint);
      if (new Set(meterPoints.map(({ id }) => id)).size < meterPoints.length)
        throw new Wrong(
          WHERE,
          "Two meter points have one id.",
          "Give each meter point and direction an id of its own.",
        );
      return meterPoints;
    },
  );
  await checking.case(
    "meter-point-unknown",
    "An id that is no meter point of this account is 404",
    async () => {
      const token = needed(accessToken, "token");
      const id = "no-such-meter-point-0000";
      expectProblem(await askWith(server, `${METER_POINTS}/${id}/balance`, token), "meter-point-unknown");
      const range = "from=2026-01-01T00:00:00Z&before=2026-01-02T00:00:00Z";
      const path = `${METER_POINTS}/${id}/interval-readings?${range}`;
      expectProblem(await askWith(server, path, token), "meter-point-unknown");
    },
  );
  return points;
}

function expectPoint(point: OpenSupplyMeterPoint, index: number): void {
  const { id, meterPoint, fuel, direction, unit, elements, occupiedFrom, occupiedTo } = point;
  const wrong = (what: string, todo: string) => new Wrong(`${WHERE}, meter point ${index + 1}`, what, todo);
  if (id.includes(meterPoint))
    throw wrong("`id` holds the number of the meter point.", "Give it an id that says nothing.");
  if (fuel === "electricity" && !parseMpan(meterPoint).ok)
    throw wrong(
      "`meterPoint` is no MPAN: 13 digits, the last of which checks the rest.",
      "Say the MPAN core.",
    );
  if (fuel === "gas" && !parseMprn(meterPoint).ok)
    throw wrong("`meterPoint` is no MPRN: 6 to 10 digits.", "Say the MPRN.");
  if (fuel === "electricity" && unit !== "Wh")
    throw wrong("Electricity is not counted in dm3.", "Say `unit`: `Wh`.");
  if (fuel === "gas" && direction === "export")
    throw wrong("Gas is not exported.", "Say `direction`: `import`.");
  if (elements.join() !== "1" && elements.join() !== "1,2")
    throw wrong("`elements` is neither [1] nor [1, 2].", "Say which there are, in order.");
  if (
    !isLondonDate(occupiedFrom) ||
    (occupiedTo !== null && (!isLondonDate(occupiedTo) || occupiedTo < occupiedFrom))
  )
    throw wrong("`occupiedFrom` and `occupiedTo` are not two dates in order.", "Say dates that there are.");
}
