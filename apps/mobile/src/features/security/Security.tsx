import { useLocalSearchParams } from "expo-router";
import { View } from "react-native";
import { useAccount } from "../../data/account-queries.js";
import type { Account } from "../../data/answers.js";
import { useNow } from "../../data/now.js";
import { useLook } from "../../look/useLook.js";
import { READING_WIDTH, space } from "../../look/tokens.js";
import { Answered } from "../../parts/Answered.js";
import { Facts } from "../../parts/Facts.js";
import { NavList } from "../../parts/NavList.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { spokenInstant } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { ACTIONS } from "./actions.js";
import { Changes, ChangesElsewhere } from "./Changes.js";
import { LostPhone } from "./LostPhone.js";

/** Who can come in, and how to change that. */
export function Security() {
  const account = useAccount();
  const { wide } = useLook();
  const t = useWords("security");
  const column = {
    flexGrow: 1,
    flexShrink: 1,
    flexBasis: wide ? 0 : "auto",
    maxWidth: READING_WIDTH,
  } as const;
  return (
    <Screen title={t("title")} back={{ href: "/you" }}>
      <Done />
      <Answered answer={account} shape={[120, 240]}>
        {(data) => (
          <View style={{ flexDirection: wide ? "row" : "column", gap: wide ? space.eight : space.four }}>
            <Stack gap="four" style={column}>
              <HowItStands account={data} />
              <NavList items={[{ href: "/you/sessions", title: t("devices"), detail: t("devicesDetail") }]} />
              {data.signInHere ? <LostPhone /> : null}
            </Stack>
            <Stack gap="three" style={column}>
              {data.signInHere ? <Changes account={data} /> : <ChangesElsewhere />}
            </Stack>
          </View>
        )}
      </Answered>
    </Screen>
  );
}

/** What was changed on the sign-in pages that one comes back from. */
function Done() {
  const { done } = useLocalSearchParams<{ done?: string }>();
  const t = useWords("security");
  const action = ACTIONS.find((name) => name === done);
  return action === undefined ? null : <Notice state="success">{t(`done.${action}`)}</Notice>;
}

function HowItStands({ account }: { readonly account: Account }) {
  const now = useNow();
  const { language } = useLanguage();
  const t = useWords("security");
  const last = account.lastSignInAt;
  return (
    <Stack gap="two">
      <Facts
        facts={[
          { name: t("email"), value: account.email },
          { name: t("secondStep"), value: account.secondFactor ? t("secondStepOn") : t("secondStepOff") },
          { name: t("lastSignIn"), value: last === null ? t("never") : spokenInstant(last, now, language) },
        ]}
      />
      <Paragraph quiet>{t("notYou")}</Paragraph>
    </Stack>
  );
}
