import { Slot, usePathname } from "expo-router";
import { useState } from "react";
import { addressNow } from "../../data/address-now.js";
import { useOtherTabs, useSession } from "../../data/session.js";
import { Problem } from "../../parts/Problem.js";
import { Screen } from "../../parts/Screen.js";
import { useWords } from "../../words/index.js";
import { Safety } from "../safety/Safety.js";
import { Welcome } from "../sign-in/Welcome.js";
import { Layout } from "./Layout.js";
import { useAccountPreferences } from "./account-preferences.js";

/** Pages that anybody may read. */
const OPEN_TO_ALL: readonly string[] = ["/help", "/accessibility", "/closed", "/safety"];

/** Lets a signed-in household in, with its places around; shows everyone else the way in. */
export function Gate() {
  const session = useSession();
  useOtherTabs();
  const path = usePathname();
  const t = useWords("frame");
  const [safety, setSafety] = useState(false);
  const inside = session.state === "signed-in";
  useAccountPreferences(inside && session.session !== null);

  if (inside) {
    return (
      <Layout places demonstration={session.session?.demonstration === true}>
        {/* Another account has other screens: nothing that one of them holds may stay. */}
        <Slot key={session.account} />
      </Layout>
    );
  }
  if (OPEN_TO_ALL.includes(path)) {
    return (
      <Layout wayOut={path === "/safety"}>
        <Slot />
      </Layout>
    );
  }
  if (safety) {
    return (
      <Layout wayOut>
        <Safety onBack={() => setSafety(false)} />
      </Layout>
    );
  }
  return (
    <Layout>
      {session.state === "signed-out" ? (
        <Welcome returnTo={addressNow(path)} ended={session.wasSignedIn} onSafety={() => setSafety(true)} />
      ) : null}
      {session.state === "unreachable" ? (
        <Screen title={t("name")}>
          <Problem fault={session.problem} tryAgain={session.tryAgain} />
        </Screen>
      ) : null}
    </Layout>
  );
}
