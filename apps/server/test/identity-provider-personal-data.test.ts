import assert from "node:assert/strict";
import { after, test } from "node:test";
import { notHandedOut } from "../src/identity-provider/people/personal-data.js";
import { email, openSignInHouse } from "./identity-provider-house.js";

const house = await openSignInHouse();
after(() => house.close());

/** What stands in the export under other names. */
const handedOut = [
  "id",
  "email_sealed",
  "email_verified",
  "display_name_sealed",
  "phone_sealed",
  "roles",
  "demonstration",
  "language",
  "created_at",
  "person",
  "used_at",
  "first_seen_at",
  "last_seen_at",
];

test("everything that the provider holds of a person is handed out, or says why not: a new column cannot be forgotten", async () => {
  const columns = await house.database.query<{ column: string }>(
    `select distinct column_name as column from information_schema.columns
      where table_schema = 'identity' and table_name in ('person', 'recovery_code', 'known_device')`,
  );
  assert.deepEqual(
    columns.map(({ column }) => column).toSorted(),
    [...handedOut, ...Object.keys(notHandedOut)].toSorted(),
  );
});

test("a person's own export says who they are and how they sign in, and nothing that signs anybody in", async () => {
  const { entries } = await house.provider.personalData.personalData("any", house.subject);
  const [self] = entries;
  assert.deepEqual(
    [self!["email"], self!["name"], self!["secondStep"], self!["recoveryCodesLeft"]],
    [email, "Ada", "none", 0],
  );
  assert.doesNotMatch(JSON.stringify(entries), /argon2|totp|scrypt/i);
});

test("whom another issuer knows has nothing here", async () => {
  const { entries } = await house.provider.personalData.personalData("any", null);
  assert.deepEqual(entries, []);
});
