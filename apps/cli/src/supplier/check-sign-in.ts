import { MeterPointsSchema, OPEN_SUPPLY_SCOPES, type TokenAnswer } from "@halfhourly/contracts";
import { NotRun, Wrong, needed, type Checking } from "./case.js";
import { expectBody, expectProblem, expectStatus } from "./expect.js";
import { askWith, METER_POINTS } from "./resource.js";
import type { Server } from "./server.js";
import { expectGrantRefused, expectTokens, type Code, type SignIn } from "./sign-in.js";

const REPLACED_MS = 61_000;

/** Codes and tokens, by three sign-ins: one that is cheated with, one that is worn out, one to go on with. @returns its tokens */
export async function checkSignIn(
  checking: Checking,
  server: Server,
  signIn: SignIn | null,
): Promise<TokenAnswer | null> {
  const withClient = (): SignIn => {
    if (signIn === null) throw new NotRun("It needs a client: --client FILE.");
    return signIn;
  };
  await checking.case("pkce-refused", "A code is not exchanged with another verifier", async () => {
    const way = withClient();
    const { code } = await way.code(scopes(way));
    expectGrantRefused(
      await way.exchange({ code, verifier: "x".repeat(43) }, "POST token endpoint, with another verifier"),
      "The code was exchanged although the verifier does not fit its challenge.",
      "Hold BASE64URL(SHA256(code_verifier)) against the code's challenge (RFC 7636, section 4.6).",
    );
  });
  let worn: Code | null = null;
  const wornTokens = await checking.case("scope", "What was not agreed to is not shown", async () => {
    const way = withClient();
    worn = await way.code(OPEN_SUPPLY_SCOPES.electricity);
    const tokens = expectTokens(await way.exchange(worn));
    if (tokens.scope.split(" ").includes(OPEN_SUPPLY_SCOPES.gas))
      throw new Wrong(
        "POST token endpoint, with a code",
        "A scope was given that was not asked for.",
        "Give what was asked for, at most.",
      );
    const { meterPoints } = expectBody(
      await askWith(server, METER_POINTS, tokens.access_token),
      MeterPointsSchema,
    );
    if (meterPoints.some(({ fuel }) => fuel === "gas"))
      throw new Wrong(
        `GET ${METER_POINTS}`,
        "A token for electricity shows gas.",
        "Leave out the fuels that are not in the token's scope.",
      );
    return tokens;
  });
  await checkRotation(checking, server, signIn, wornTokens);
  await checking.case("code-once", "A code is taken once", async () =>
    expectGrantRefused(
      await withClient().exchange(
        needed<Code>(worn, "code"),
        "POST token endpoint, with a code a second time",
      ),
      "A code was exchanged twice.",
      "Take a code once (RFC 6749, section 4.1.2).",
    ),
  );
  return checking.case("sign-in", "A household agrees, and its code becomes tokens", async () => {
    const way = withClient();
    return expectTokens(await way.exchange(await way.code(scopes(way))));
  });
}

async function checkRotation(
  checking: Checking,
  server: Server,
  signIn: SignIn | null,
  first: TokenAnswer | null,
): Promise<void> {
  const second = await checking.case(
    "refresh",
    "A refresh token becomes new tokens, and another of itself",
    async () => {
      const answer = await needed(signIn, "client").renew(needed(first, "token").refresh_token);
      const tokens = expectTokens(answer);
      if (tokens.refresh_token === first?.refresh_token)
        throw new Wrong(
          answer.where,
          "The refresh token stays the same.",
          "Give another each time, and end the one before a minute later.",
        );
      expectStatus(await askWith(server, METER_POINTS, tokens.access_token), 200);
      return tokens;
    },
  );
  const again = await checking.case(
    "refresh-lost",
    "An answer may be lost: the one before is taken for a minute",
    async () => {
      needed(second, "second refresh token");
      const where = "POST token endpoint, with the refresh token before, at once";
      return expectTokens(await needed(signIn, "client").renew(needed(first, "token").refresh_token, where));
    },
  );
  await checking.case("refresh-stolen", "After that minute it ends every token of the consent", async () => {
    needed(again, "refresh token");
    await server.terminal.pause(REPLACED_MS);
    const way = needed(signIn, "client");
    const todo = "Refuse it after 60 seconds, and end every token of the consent (RFC 9700, section 4.14.2).";
    const where = "POST token endpoint, with the refresh token before, a minute later";
    expectGrantRefused(
      await way.renew(needed(first, "token").refresh_token, where),
      "A refresh token that was replaced is still taken.",
      todo,
    );
    expectGrantRefused(
      await way.renew(needed(second, "token").refresh_token),
      "The consent goes on although a replaced token came again.",
      todo,
    );
  });
}

/** Last of all: it ends what the other cases go by. */
export async function checkRevocation(
  checking: Checking,
  server: Server,
  signIn: SignIn | null,
  tokens: TokenAnswer | null,
): Promise<void> {
  await checking.case("revocation", "Whoever takes their leave has every token ended", async () => {
    const way = needed(signIn, "client");
    const { refresh_token, access_token } = needed(tokens, "token");
    expectStatus(await way.revoke(refresh_token), 200);
    const todo = "End the refresh token and the access tokens that came of it (RFC 7009, section 2.1).";
    expectGrantRefused(
      await way.renew(refresh_token),
      "A refresh token is taken after it was revoked.",
      todo,
    );
    expectProblem(await askWith(server, METER_POINTS, access_token), "token-invalid");
    expectStatus(await way.revoke("a-token-that-never-was"), 200);
  });
}

function scopes({ metadata }: SignIn): string {
  return Object.values(OPEN_SUPPLY_SCOPES)
    .filter((scope) => metadata.scopes_supported.includes(scope))
    .join(" ");
}
