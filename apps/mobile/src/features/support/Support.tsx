import { View } from "react-native";
import { useSupportCases } from "../../data/account-queries.js";
import type { SupportCase } from "../../data/answers.js";
import { useLook } from "../../look/useLook.js";
import { READING_WIDTH, space } from "../../look/tokens.js";
import { Answered } from "../../parts/Answered.js";
import { Bullets } from "../../parts/Bullets.js";
import { Heading } from "../../parts/Heading.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { NewCase } from "./NewCase.js";
import { OpenCase } from "./OpenCase.js";
import { PastCases } from "./PastCases.js";

/** The household lets support see a little of its account, for a while. */
export function Support() {
  const { wide } = useLook();
  const cases = useSupportCases();
  const t = useWords("support");
  const column = {
    flexGrow: 1,
    flexShrink: 1,
    flexBasis: wide ? 0 : "auto",
    maxWidth: READING_WIDTH,
  } as const;
  return (
    <Screen title={t("title")} back={{ href: "/you" }}>
      <Paragraph size="lead">{t("lead")}</Paragraph>
      <View style={{ flexDirection: wide ? "row" : "column", gap: wide ? space.eight : space.five }}>
        <View style={column}>
          <Answered answer={cases} shape={[280]}>
            {({ cases: all }) => <Cases all={all} />}
          </Answered>
        </View>
        <View style={column}>
          <WhatTheySee />
        </View>
      </View>
    </Screen>
  );
}

function Cases({ all }: { readonly all: readonly SupportCase[] }) {
  const open = all.filter(({ state }) => state === "open");
  return (
    <Stack gap="five">
      {open.length === 0 ? <NewCase /> : open.map((one) => <OpenCase key={one.id} one={one} />)}
      <PastCases cases={all.filter(({ state }) => state !== "open")} />
    </Stack>
  );
}

function WhatTheySee() {
  const t = useWords("support");
  return (
    <Stack gap="three">
      <Stack gap="one">
        <Heading level={2}>{t("canTitle")}</Heading>
        <Bullets items={[t("can.first"), t("can.second")]} />
      </Stack>
      <Stack gap="one">
        <Heading level={2}>{t("cannotTitle")}</Heading>
        <Bullets items={[t("cannot.first"), t("cannot.second")]} />
      </Stack>
      <Paragraph>{t("written")}</Paragraph>
    </Stack>
  );
}
