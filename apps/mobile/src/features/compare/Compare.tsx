import type { TariffComparison } from "@halfhourly/contracts";
import { router, useLocalSearchParams } from "expo-router";
import { useState } from "react";
import { View } from "react-native";
import { useComparison } from "../../data/comparison-queries.js";
import { Answered, CopyAge } from "../../parts/Answered.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { choiceFrom, type CompareChoice } from "./compare-choice.js";
import { NotReady } from "./NotReady.js";
import { Ready } from "./Ready.js";

/** The heights of what is to come, so that nothing jumps. */
const SHAPE = [96, 52, 380, 120, 120, 120] as const;

/** Every tariff on the home's own half hours. */
export function Compare() {
  const t = useWords("compare");
  const choice = choiceFrom(useLocalSearchParams());
  const answer = useComparison(choice);
  const last = useLast(answer.data);
  // Offline another choice does not come: the one before must not stand under its name.
  const shown = answer.data ?? (answer.fetchStatus === "fetching" ? last : undefined);
  const isAwaited = answer.data === undefined;
  return (
    <Screen title={t("title")} back={{ href: "/save" }}>
      {shown === undefined ? (
        <Answered answer={answer} shape={SHAPE}>
          {() => null}
        </Answered>
      ) : (
        <View aria-busy={isAwaited} style={{ opacity: isAwaited ? 0.6 : 1 }}>
          <Stack>
            <CopyAge answer={answer} />
            {shown.state === "ready" ? (
              <Ready comparison={shown} choice={choice} onChoose={choose} />
            ) : (
              <NotReady comparison={shown} />
            )}
          </Stack>
        </View>
      )}
    </Screen>
  );
}

/** The address is the state: it can be kept and gone back to. It holds nothing of the home. */
function choose(change: Partial<CompareChoice>): void {
  router.setParams({ ...change });
}

/** What was shown stays while the next choice is fetched. */
function useLast(comparison: TariffComparison | undefined): TariffComparison | undefined {
  const [last, setLast] = useState(comparison);
  if (comparison !== undefined && comparison !== last) setLast(comparison);
  return last;
}
