import { useLocalSearchParams } from "expo-router";
import { useHome } from "../../data/queries.js";
import { Answered } from "../../parts/Answered.js";
import { Screen } from "../../parts/Screen.js";
import { useWords } from "../../words/index.js";
import { ChosenPeriod } from "./ChosenPeriod.js";
import { NoReadings } from "./NoReadings.js";
import { choiceFrom } from "./usage-choice.js";

/** The heights of what is to come, so that nothing jumps. */
const SHAPE = [52, 48, 96, 76, 320] as const;

/** When and how much. */
export function UsageScreen() {
  const t = useWords("usage");
  const home = useHome();
  const choice = choiceFrom(useLocalSearchParams());
  return (
    <Screen title={t("title")}>
      {home.data === undefined ? (
        <Answered answer={home} shape={SHAPE}>
          {() => null}
        </Answered>
      ) : home.data.rows.length === 0 ? (
        <NoReadings />
      ) : (
        // The period says its own age; that of the overview, from which only the fuels and the newest day are taken, would say it twice.
        <ChosenPeriod home={home.data} choice={choice} />
      )}
    </Screen>
  );
}
