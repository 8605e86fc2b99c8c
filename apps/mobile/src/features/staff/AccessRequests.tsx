import { View } from "react-native";
import { useSession } from "../../data/session.js";
import { useAccessRequests } from "../../data/account-queries.js";
import { useLook } from "../../look/useLook.js";
import { READING_WIDTH, space } from "../../look/tokens.js";
import { Answered } from "../../parts/Answered.js";
import { Heading } from "../../parts/Heading.js";
import { Link } from "../../parts/Link.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { AskForAccess } from "./AskForAccess.js";
import { RequestCard } from "./RequestCard.js";

/** An administrator asks, another allows; then the account is shown, without its half hours. */
export function AccessRequests() {
  const { wide } = useLook();
  const requests = useAccessRequests(true);
  const session = useSession();
  const me = session.state === "signed-in" ? session.session?.accountId : undefined;
  const t = useWords("staff");
  const column = {
    flexGrow: 1,
    flexShrink: 1,
    flexBasis: wide ? 0 : "auto",
    maxWidth: READING_WIDTH,
  } as const;
  return (
    <Stack gap="four">
      <Link href="/staff/sources">{t("sources")}</Link>
      <Paragraph size="lead">{t("access.lead")}</Paragraph>
      <View style={{ flexDirection: wide ? "row" : "column", gap: wide ? space.eight : space.five }}>
        <View style={column}>
          <AskForAccess />
        </View>
        <Stack gap="two" style={column}>
          <Heading level={2}>{t("access.list")}</Heading>
          <Answered answer={requests} shape={[160, 160]}>
            {({ requests: all }) =>
              all.length === 0 ? (
                <Paragraph quiet>{t("access.empty")}</Paragraph>
              ) : (
                <Stack gap="two">
                  {all.map((request) => (
                    <RequestCard key={request.id} request={request} own={request.askedBy === me} />
                  ))}
                </Stack>
              )
            }
          </Answered>
        </Stack>
      </View>
    </Stack>
  );
}
