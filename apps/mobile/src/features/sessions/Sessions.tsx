import { View } from "react-native";
import { useSessions } from "../../data/account-queries.js";
import { useNow } from "../../data/now.js";
import { useLook } from "../../look/useLook.js";
import { READING_WIDTH, space } from "../../look/tokens.js";
import { Answered } from "../../parts/Answered.js";
import { Heading } from "../../parts/Heading.js";
import { Link } from "../../parts/Link.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { inOrder, isFresh } from "./order.js";
import { SessionCard } from "./SessionCard.js";
import { SignOutEverywhere } from "./SignOutEverywhere.js";

/** Every device that can open the account now, and how to shut it out. */
export function Sessions() {
  const { wide } = useLook();
  const now = useNow();
  const sessions = useSessions();
  const t = useWords("security");
  const column = {
    flexGrow: 1,
    flexShrink: 1,
    flexBasis: wide ? 0 : "auto",
    maxWidth: READING_WIDTH,
  } as const;
  return (
    <Screen title={t("sessions.title")} back={{ href: "/you/security" }}>
      <Paragraph size="lead">{t("sessions.lead")}</Paragraph>
      <View style={{ flexDirection: wide ? "row" : "column", gap: wide ? space.eight : space.five }}>
        <View style={column}>
          <Answered answer={sessions} shape={[140, 180]}>
            {({ sessions: held }) => (
              <View role="list" style={{ gap: space.two }}>
                {inOrder(held).map((session) => (
                  <SessionCard key={session.id} session={session} fresh={isFresh(session, now)} />
                ))}
              </View>
            )}
          </Answered>
        </View>
        <Stack gap="four" style={column}>
          <SignOutEverywhere />
          <Stack gap="one">
            <Heading level={2}>{t("sessions.unknown")}</Heading>
            <Paragraph>{t("sessions.unknownText")}</Paragraph>
            <View>
              <Link href="/you/security">{t("sessions.changePassword")}</Link>
              <Link href="/safety">{t("sessions.safety")}</Link>
            </View>
          </Stack>
        </Stack>
      </View>
    </Screen>
  );
}
