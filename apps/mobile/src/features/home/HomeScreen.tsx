import { View } from "react-native";
import type { Home } from "../../data/answers.js";
import { useHome } from "../../data/queries.js";
import { Answered } from "../../parts/Answered.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { DataUpTo } from "../usage/DataUpTo.js";
import { RenewalLine } from "../consents/RenewBanner.js";
import { NoReadings } from "../usage/NoReadings.js";
import { useVoice } from "../usage/useVoice.js";
import { PeriodRow } from "./PeriodRow.js";
import { leadFindings } from "./sentences.js";
import { WhatIsLeft } from "./WhatIsLeft.js";

/** The heights of what is to come, so that nothing jumps. */
const SHAPE = [96, 24, 150, 150, 150] as const;

/** A figure must not stand so far from its name that the eye loses the row. */
const ROWS_WIDTH_PX = 720;

/** How am I doing? */
export function HomeScreen() {
  const t = useWords("home");
  const home = useHome();
  return (
    <Screen title={t("title")}>
      <Answered answer={home} shape={SHAPE}>
        {(data) => (data.rows.length === 0 ? <NoReadings /> : <Overview home={data} />)}
      </Answered>
    </Screen>
  );
}

function Overview({ home }: { readonly home: Home }) {
  const t = useWords("home");
  return (
    <Stack gap="four">
      <WhatIsLeft widthPx={ROWS_WIDTH_PX} />
      <Lead home={home} />
      <RenewalLine />
      <View role="list" aria-label={t("rows")} style={{ maxWidth: ROWS_WIDTH_PX }}>
        {home.rows.map((row) => (
          <PeriodRow key={row.period} row={row} />
        ))}
      </View>
    </Stack>
  );
}

function Lead({ home }: { readonly home: Home }) {
  const { tell } = useVoice();
  const [first, ...others] = leadFindings(home).map(tell);
  return (
    <Stack gap="one">
      <Paragraph size="lead">{first}</Paragraph>
      {others.map((sentence) => (
        <Paragraph key={sentence}>{sentence}</Paragraph>
      ))}
      <DataUpTo freshness={home.freshness} />
    </Stack>
  );
}
