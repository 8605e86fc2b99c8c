import { useAccount } from "../../data/account-queries.js";
import { useDeadLetters, useSourcesStatus } from "../../data/source-queries.js";
import { Answered } from "../../parts/Answered.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { DeadLetters } from "./DeadLetters.js";
import { needsLook, needyFirst } from "./needs-look.js";
import { SourcesTable } from "./SourcesTable.js";

/** How every source of readings does, for administrators: said first, then each source, then what was given up. */
export function SourcesScreen() {
  const t = useWords("sources");
  const staff = useWords("staff");
  const account = useAccount();
  return (
    <Screen title={t("title")} back={{ href: "/staff" }}>
      <Answered answer={account} shape={[120, 200]}>
        {({ role }) =>
          role === "administrator" ? <Figures /> : <Paragraph size="lead">{staff("notStaff")}</Paragraph>
        }
      </Answered>
    </Screen>
  );
}

function Figures() {
  const t = useWords("sources");
  const status = useSourcesStatus(true);
  const letters = useDeadLetters(true);
  return (
    <Stack gap="six">
      <Answered answer={status} shape={[60, 200]}>
        {({ sources }) => {
          const toLookAt = sources.filter(needsLook);
          const names = toLookAt.map(({ title }) => title).join(", ");
          return (
            <Stack gap="three">
              <Paragraph size="lead">
                {sources.length === 0
                  ? t("none")
                  : toLookAt.length === 0
                    ? t("allWell", { count: sources.length })
                    : t("notWell", { count: toLookAt.length, names })}
              </Paragraph>
              <Paragraph quiet>{t("lead")}</Paragraph>
              {sources.length === 0 ? null : <SourcesTable sources={needyFirst(sources)} />}
            </Stack>
          );
        }}
      </Answered>
      <Answered answer={letters} shape={[160]}>
        {(found) => <DeadLetters {...found} sources={status.data?.sources ?? []} />}
      </Answered>
    </Stack>
  );
}
