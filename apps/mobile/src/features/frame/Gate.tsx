import { Slot, usePathname } from "expo-router";
import { useSession } from "../../data/session.js";
import { Problem } from "../../parts/Problem.js";
import { Screen } from "../../parts/Screen.js";
import { useWords } from "../../words/index.js";
import { Welcome } from "../sign-in/Welcome.js";
import { addressNow } from "./address-now.js";
import { Layout } from "./Layout.js";
import { useAccountPreferences } from "./account-preferences.js";

/** Pages that anybody may read. */
const OPEN_TO_ALL: readonly string[] = ["/help", "/accessibility"];

/** Lets a signed-in household in, with its places around; shows everyone else the way in. */
export function Gate() {
  const session = useSession();
  const path = usePathname();
  const t = useWords("frame");
  const inside = session.state === "signed-in";
  useAccountPreferences(inside && session.session !== null);

  if (inside) {
    return (
      <Layout places demonstration={session.session?.demonstration === true}>
        <Slot />
      </Layout>
    );
  }
  if (OPEN_TO_ALL.includes(path)) {
    return (
      <Layout>
        <Slot />
      </Layout>
    );
  }
  return (
    <Layout>
      {session.state === "signed-out" ? (
        <Welcome returnTo={addressNow(path)} ended={session.wasSignedIn} />
      ) : null}
      {session.state === "unreachable" ? (
        <Screen title={t("name")}>
          <Problem fault={session.problem} tryAgain={session.tryAgain} />
        </Screen>
      ) : null}
    </Layout>
  );
}
