import type { ChangedRole, Role } from "@halfhourly/contracts";
import { closest, type Arguments } from "./arguments.js";
import { CommandFault, EXIT, type ExitCode } from "./exit-codes.js";
import { ask, findInstance } from "./instance.js";
import type { Terminal } from "./terminal.js";

const ROLES = ["consumer", "support", "administrator"] as const;

const said: Readonly<Record<Role, string>> = {
  consumer: "a household's",
  support: "of support",
  administrator: "of an administrator",
};

/** `role ROLE --email ADDRESS`: makes somebody who has registered staff, or a household again. */
export async function changeRole(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const [typed, ...more] = args.operands;
  if (typed === undefined || more.length > 0)
    throw unusable("role-needed", "Name one role: npx halfhourly role support --email name@example.org.");
  const role = ROLES.find((known) => known === typed);
  if (role === undefined) throw unknownRole(typed);
  if (args.email === null)
    throw unusable("email-needed", "Say whose: add --email and the address that the person signs in with.");
  const instance = await findInstance(terminal);
  const changed = (await ask(terminal, instance, "/v1/operator/roles", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: args.email, role }),
  })) as ChangedRole;
  terminal.out(
    args.json
      ? `${JSON.stringify(changed, null, 2)}\n`
      : `The account is ${said[role]} now. Whoever it is was signed out everywhere; the role counts from the next sign-in.\n`,
  );
  return EXIT.fine;
}

function unknownRole(typed: string): CommandFault {
  const near = closest(typed, ROLES);
  const hint = near === null ? "" : ` Did you mean ${near}?`;
  return unusable("role-unknown", `A role is one of ${ROLES.join(", ")}.${hint}`);
}

function unusable(code: string, message: string): CommandFault {
  return new CommandFault(EXIT.unusable, code, message);
}
