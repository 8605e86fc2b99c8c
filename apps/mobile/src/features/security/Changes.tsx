import { View } from "react-native";
import type { Account, AccountAction } from "../../data/answers.js";
import { signInAddress } from "../../data/sign-in-address.js";
import { space } from "../../look/tokens.js";
import { Heading } from "../../parts/Heading.js";
import { Link } from "../../parts/Link.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { SignInLink } from "../../parts/SignInLink.js";
import { Stack } from "../../parts/Stack.js";
import { useLanguage, useWords } from "../../words/index.js";
import { ACTIONS } from "./actions.js";

/** Each change is made on the sign-in pages, after a fresh sign-in, and comes back here. */
export function Changes({ account }: { readonly account: Account }) {
  const t = useWords("security");
  const label = (action: AccountAction) => {
    if (action !== "authenticator") return t(`change.${action}`);
    return account.secondFactor ? t("change.authenticatorOn") : t("change.authenticatorOff");
  };
  // Recovery codes stand in for a second step: without one there is nothing to recover.
  const offered = ACTIONS.filter((action) => action !== "recovery-codes" || account.secondFactor);
  return (
    <Stack gap="two">
      <Heading level={2}>{t("changeTitle")}</Heading>
      <Paragraph>{t("changeLead")}</Paragraph>
      <View role="list" style={{ gap: space.two }}>
        {offered.map((action) => (
          <View key={action} role="listitem">
            <SignInLink
              kind="secondary"
              wish={{ mode: "step-up", action, returnTo: `/you/security?done=${action}` }}
            >
              {label(action)}
            </SignInLink>
          </View>
        ))}
      </View>
    </Stack>
  );
}

/** Another organisation signs people in: its own pages change this, and the service knows their address. */
export function ChangesElsewhere() {
  const { language } = useLanguage();
  const t = useWords("security");
  const address = signInAddress(language, {
    mode: "step-up",
    action: "password",
    returnTo: "/you/security",
  });
  return (
    <Stack gap="two">
      <Heading level={2}>{t("changeTitle")}</Heading>
      <Paragraph>{t("elsewhere")}</Paragraph>
      <Link href={address} skipsRouter>
        {t("elsewhereLink")}
      </Link>
    </Stack>
  );
}
