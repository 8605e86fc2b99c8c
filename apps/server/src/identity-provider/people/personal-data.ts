import type { ExportSection, PersonalDataSource } from "@halfhourly/contracts";
import type { PeopleParts } from "./person-rows.js";
import { personBySubject } from "./people.js";

const about =
  "How you sign in: your address, your name, what your second step is, and the browsers that you have signed in with.";

/** Everything held that is not handed out, by column, and why. A test holds this and the facts against the real tables. */
export const notHandedOut: Readonly<Record<string, string>> = {
  password_hash: "A secret of yours that only you know: we hold what it is checked against.",
  totp_sealed: "Whoever had it could make your codes.",
  totp_last_step: "The last half minute that a code was taken for.",
  email_hash: "Your address again, as a keyed hash: it only finds you.",
  code_hash: "What your recovery codes are checked against.",
  token_hash: "Knows a browser again; whoever had it would not be asked as much.",
  changes: "Counts changes, so that a sign-in under way begins again.",
};

/** What the provider hands out of a person: nothing with which somebody could sign in. */
export function personalDataSource(parts: PeopleParts): PersonalDataSource {
  return {
    section: "signIn",
    async personalData(_household, subject): Promise<ExportSection> {
      const entries = subject === null ? [] : await entriesOf(parts, subject);
      return { about, entries, notIncluded: { ...notHandedOut } };
    },
  };
}

async function entriesOf(parts: PeopleParts, subject: string): Promise<Record<string, unknown>[]> {
  const person = await personBySubject(parts, subject);
  if (person === null) return [];
  const { database } = parts;
  const [held] = await database.query<{ created_at: Date }>(
    "select created_at from identity.person where id = $1",
    [subject],
  );
  const codes = await database.query<{ used_at: Date | null }>(
    "select used_at from identity.recovery_code where person = $1 order by used_at, code_hash",
    [subject],
  );
  const devices = await database.query<{ first_seen_at: Date; last_seen_at: Date }>(
    "select first_seen_at, last_seen_at from identity.known_device where person = $1 order by first_seen_at",
    [subject],
  );
  const self = {
    personId: subject,
    email: person.email,
    emailVerified: person.emailVerified,
    name: person.displayName,
    phone: person.phone,
    roles: [...person.roles],
    demonstration: person.demonstration,
    language: person.language,
    createdAt: held?.created_at.toISOString() ?? null,
    secondStep: secondStepOf(person),
    recoveryCodesLeft: codes.filter(({ used_at: usedAt }) => usedAt === null).length,
    recoveryCodesUsedAt: codes.flatMap(({ used_at: usedAt }) => usedAt?.toISOString() ?? []),
  };
  const browsers = devices.map((device) => ({
    browserFirstSeenAt: device.first_seen_at.toISOString(),
    browserLastSeenAt: device.last_seen_at.toISOString(),
  }));
  return [self, ...browsers];
}

function secondStepOf(person: { readonly totpSecret: string | null; readonly phone: string | null }) {
  if (person.totpSecret !== null) return "authenticator app";
  return person.phone === null ? "none" : "text message";
}
