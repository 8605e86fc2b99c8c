import type { TariffComparison } from "@halfhourly/contracts";
import { useState } from "react";
import { View } from "react-native";
import { Button } from "../../parts/Button.js";
import { Field } from "../../parts/Field.js";
import { Heading } from "../../parts/Heading.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";
import { number } from "../../words/format.js";
import { useLook } from "../../look/useLook.js";
import { useWords } from "../../words/index.js";
import { firstEntries, listEntries, tariffsIn } from "./list-entries.js";
import { useSearchKey } from "./search-key.js";
import { TariffRow } from "./TariffRow.js";
import { TodayRow } from "./TodayRow.js";

/** How many are shown at first, and how many more each time. */
const FIRST = 10;
const MORE = 20;
/** A figure must not stand so far from its name that the eye loses the row. */
const LIST_WIDTH_PX = 860;
const SEARCH = "tariff-search";

interface Props {
  readonly comparison: TariffComparison;
  /** Of several electricity meters, which was asked for. */
  readonly meter: string | undefined;
}

/** Every tariff in the service's order, with today's at its place; found by name, and shown a screen at a time. */
export function TariffList({ comparison, meter }: Props) {
  const t = useWords("compare");
  const { wide } = useLook();
  const [search, setSearch] = useState("");
  const [most, setMost] = useState(FIRST);
  useSearchKey(SEARCH);
  const entries = listEntries(comparison, search);
  const all = tariffsIn(entries);
  const shown = Math.min(most, all);
  const { scope, order, market, results, resultsInAll } = comparison;
  return (
    <Stack gap="two">
      <Heading level={2}>{t("listTitle")}</Heading>
      <Field
        id={SEARCH}
        label={t("search")}
        {...(wide ? { hint: t("searchHint") } : {})}
        value={search}
        onChange={(typed) => {
          setSearch(typed);
          setMost(FIRST);
        }}
        characters={24}
      />
      <View aria-live="polite">
        {search.trim() === "" ? null : (
          <Paragraph>
            {all === 0 ? t("foundNone") : t("found", { count: all, all: number(results.length) })}
          </Paragraph>
        )}
      </View>
      <View role="list" aria-label={t("listTitle")} style={{ maxWidth: LIST_WIDTH_PX }}>
        {firstEntries(entries, most).map((entry) =>
          entry.kind === "tariff" ? (
            <TariffRow
              key={entry.result.key}
              result={entry.result}
              scope={scope}
              meter={meter}
              allInvented={market.isGenerated}
              saysNoGreen={order === "green"}
            />
          ) : (
            <TodayRow key="today" entry={entry} scope={scope} />
          ),
        )}
      </View>
      {all === 0 ? null : (
        <Paragraph quiet>{t("shown", { shown: number(shown), all: number(all) })}</Paragraph>
      )}
      {shown < all ? (
        <Button kind="secondary" onPress={() => setMost(most + MORE)}>
          {t("showMore", { count: Math.min(MORE, all - shown) })}
        </Button>
      ) : null}
      {resultsInAll > results.length ? (
        <Paragraph quiet>
          {t("cutOff", { shown: number(results.length), all: number(resultsInAll) })}
        </Paragraph>
      ) : null}
    </Stack>
  );
}
