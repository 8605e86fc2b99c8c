import { useState } from "react";
import { View } from "react-native";
import type { Uses } from "@halfhourly/contracts";
import { useSession } from "../../data/session.js";
import { useUses } from "../../data/uses-queries.js";
import { space } from "../../look/tokens.js";
import { useLook } from "../../look/useLook.js";
import { Answered } from "../../parts/Answered.js";
import { Button } from "../../parts/Button.js";
import { Heading } from "../../parts/Heading.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { dayMonthYear, londonTimeAt } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { CheckPanel } from "./CheckPanel.js";
import { newestFirst, usesByOthers, whoDid, type UseLine } from "./use-list.js";
import { useSpokenMs } from "./use-words.js";
import { UseRow } from "./UseRow.js";

/** Rows that are shown at a time: a year of a busy home is thousands. */
const PAGE = 30;

/** Who used the household's data: the finding first, then the way to check it, then every line. */
export function UsesScreen() {
  const t = useWords("uses");
  const uses = useUses();
  return (
    <Screen title={t("title")} back={{ href: "/you" }}>
      <Answered answer={uses} shape={[64, 200, 88, 88, 88]}>
        {(all) => <Overview uses={all} />}
      </Answered>
    </Screen>
  );
}

function Overview({ uses }: { readonly uses: Uses }) {
  const t = useWords("uses");
  const { wide } = useLook();
  const session = useSession();
  const accountId = session.state === "signed-in" ? session.session?.accountId : undefined;
  const lines = newestFirst(uses);
  if (lines.length === 0) {
    return (
      <Notice state="empty" title={t("none.title")}>
        {t("none.text")}
      </Notice>
    );
  }
  return (
    <Stack gap="four">
      <Finding lines={lines} accountId={accountId} />
      {wide ? (
        <View style={{ flexDirection: "row", gap: space.eight, alignItems: "flex-start" }}>
          <View style={HALF}>
            <List lines={lines} accountId={accountId} />
          </View>
          <View style={HALF}>
            <CheckPanel uses={uses} />
          </View>
        </View>
      ) : (
        <>
          <CheckPanel uses={uses} />
          <List lines={lines} accountId={accountId} />
        </>
      )}
    </Stack>
  );
}

const HALF = { flexGrow: 1, flexShrink: 1, flexBasis: 0 } as const;

interface LinesProps {
  readonly lines: readonly UseLine[];
  readonly accountId: string | undefined;
}

function Finding({ lines, accountId }: LinesProps) {
  const t = useWords("uses");
  const { language } = useLanguage();
  const spoken = useSpokenMs();
  const { times, lastMs, sinceMs } = usesByOthers(lines, accountId);
  return (
    <Stack gap="one">
      <Paragraph size="lead">
        {lastMs === null
          ? t("nobodyElse", { date: dayMonthYear(londonTimeAt(sinceMs ?? 0).date, language) })
          : t("others", { count: times, when: spoken(lastMs) })}
      </Paragraph>
      <Paragraph quiet>{t("byItself")}</Paragraph>
    </Stack>
  );
}

function List({ lines, accountId }: LinesProps) {
  const t = useWords("uses");
  const [shown, setShown] = useState(PAGE);
  return (
    <Stack gap="two">
      <Heading level={2}>{t("list")}</Heading>
      <View role="list" style={{ gap: space.one }}>
        {lines.slice(0, shown).map((line) => (
          <UseRow
            key={`${line.service}-${line.use.position}`}
            line={line}
            who={whoDid(line.use, accountId)}
          />
        ))}
      </View>
      {lines.length > shown ? (
        <Button kind="secondary" onPress={() => setShown(shown + PAGE)}>
          {t("more")}
        </Button>
      ) : null}
    </Stack>
  );
}
