import type { ChangedRole, Role, RoleChange } from "@halfhourly/contracts";
import { Problem } from "@halfhourly/service-kit";
import { findAccount, type Account } from "../actions/accounts.js";
import type { Context } from "../context.js";

type RoleParts = Pick<Context, "database" | "audit" | "now" | "people" | "sessions">;

/**
 * The operator makes somebody staff, or a household again; whoever it is signs in anew. A home with meters stays a
 * household's: staff see more than their own. Throws Problem `roles-at-issuer`, `person-not-found`, `has-meters`.
 */
export async function changeRole(context: RoleParts, { email, role }: RoleChange): Promise<ChangedRole> {
  const { people } = context;
  if (people === null) throw rolesAtIssuer();
  const subject = await people.find(email);
  if (subject === null) throw personNotFound();
  const account = await findAccount(context, { subject });
  if (account !== null && role !== "consumer") await refuseMeters(context, account);
  await people.setRoles(subject, role === "consumer" ? [] : [role]);
  if (account !== null) {
    await noteRole(context, account, role);
    await context.sessions.endAll(account.accountId);
  }
  return { accountId: account?.accountId ?? null, role };
}

async function noteRole({ database, audit, now }: RoleParts, account: Account, role: Role): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query("update consumer_api.account set role = $2 where id = $1", [account.accountId, role]);
    const where = "consumer-api POST /v1/operator/roles";
    const facts = { chain: "operator", who: "operator", what: "role.change", about: account.accountId };
    await audit.append(tx, { ...facts, where, why: "the operator", result: `done: ${role}` }, now());
  });
}

async function refuseMeters({ database }: RoleParts, { household }: Account): Promise<void> {
  const linked = await database.query(
    "select 1 from consumer_api.meter_link where household = $1 and state <> 'ended' limit 1",
    [household],
  );
  if (linked.length > 0)
    throw new Problem(
      409,
      "has-meters",
      "This account has meters of a home. Staff use an account of their own: let the person register another address.",
    );
}

function personNotFound(): Problem {
  return new Problem(
    404,
    "person-not-found",
    "Nobody signs in with this address. Let the person register first, then give the role.",
  );
}

function rolesAtIssuer(): Problem {
  return new Problem(
    409,
    "roles-at-issuer",
    "This instance signs people in at another issuer: give the role there, and it counts from the next sign-in.",
  );
}
