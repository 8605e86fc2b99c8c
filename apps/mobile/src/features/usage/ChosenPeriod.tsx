import { addDays, londonDateAt, periodContaining, type LondonDate } from "@halfhourly/domain";
import { router } from "expo-router";
import { useCallback, useState } from "react";
import { View } from "react-native";
import type { Home, PeriodKind, Usage } from "../../data/answers.js";
import { useUsage } from "../../data/queries.js";
import { space } from "../../look/tokens.js";
import { useLook } from "../../look/useLook.js";
import { Answered, CopyAge } from "../../parts/Answered.js";
import { Choice } from "../../parts/Choice.js";
import { Disclosure } from "../../parts/Disclosure.js";
import { Row, Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { DateJump } from "./DateJump.js";
import type { Measure } from "./measure.js";
import { MeasureChoice } from "./MeasureChoice.js";
import { Period } from "./Period.js";
import { usePeriodKeys } from "./period-keys.js";
import { PeriodNav } from "./PeriodNav.js";
import { titlePhrase } from "./sentences.js";
import { fuelInForce, fuelsOf, PERIODS, type UsageChoice } from "./usage-choice.js";
import { useVoice } from "./useVoice.js";

interface Props {
  readonly home: Home;
  readonly choice: UsageChoice;
}

const SHAPE = [96, 76, 320] as const;

/** The controls, which change the address, and the period that the address names. */
export function ChosenPeriod({ home, choice }: Props) {
  const t = useWords("usage");
  const energy = useWords("energy");
  const { wide } = useLook();
  const { tell } = useVoice();
  const fuels = fuelsOf(home);
  const fuel = fuelInForce(choice.fuel, fuels);
  const date = choice.date ?? newestDate(home);
  const { from, to } = periodContaining(choice.period, date);
  const answer = useUsage(choice.period, from, fuel);
  const last = useLast(answer.data);
  // Offline the next period does not come: the one before must not stand under its name.
  const shown = answer.data ?? (answer.fetchStatus === "fetching" ? last : undefined);
  const measure = choice.measure ?? measureFor(shown);
  const [earliest, latest] = [shown?.earliest ?? null, shown?.latest ?? null];
  // Until the first answer is here nobody knows where the readings end.
  const has = {
    hasEarlier: shown === undefined || (earliest !== null && earliest < from),
    hasLater: shown === undefined || (latest !== null && latest > to),
  };

  const move = useCallback(
    (direction: 1 | -1) => show({ date: direction > 0 ? addDays(to, 1) : addDays(from, -1) }),
    [from, to],
  );
  const mayMove = useCallback(
    (direction: 1 | -1) => {
      if (direction > 0 ? has.hasLater : has.hasEarlier) move(direction);
    },
    [move, has.hasLater, has.hasEarlier],
  );
  usePeriodKeys(mayMove);

  return (
    <Stack>
      <Row style={{ justifyContent: "space-between" }}>
        <View style={{ maxWidth: "100%" }}>
          <Choice
            label={t("control.period")}
            options={PERIODS.map((value) => ({ value, label: t(`periods.${value}`) }))}
            value={choice.period}
            onChange={(period) => show({ period, date })}
          />
        </View>
        {fuels.length > 1 ? (
          <View style={{ maxWidth: "100%" }}>
            <Choice
              label={t("control.fuel")}
              options={([...fuels, "both"] as const).map((value) => ({ value, label: energy(value) }))}
              value={fuel}
              onChange={(value) => show({ fuel: value })}
            />
          </View>
        ) : null}
      </Row>
      <View style={{ flexDirection: "row", alignItems: "flex-start", gap: space.two }}>
        <View style={{ flexGrow: 1, flexShrink: 1 }}>
          <PeriodNav
            period={choice.period}
            title={tell(titlePhrase({ period: choice.period, from, to }))}
            {...has}
            onMove={move}
          />
        </View>
        {wide ? <MeasureChoice measure={measure} onMeasure={onMeasure} /> : null}
      </View>
      {shown === undefined ? (
        <Answered answer={answer} shape={SHAPE}>
          {() => null}
        </Answered>
      ) : (
        <View aria-busy={answer.data === undefined} style={{ opacity: answer.data === undefined ? 0.6 : 1 }}>
          <Stack>
            <CopyAge answer={answer} />
            <Period
              key={`${shown.period} ${shown.from} ${shown.fuel}`}
              usage={shown}
              fuels={fuels.filter((name) => fuel === "both" || name === fuel)}
              measure={measure}
              onMeasure={onMeasure}
              onMove={mayMove}
              jump={
                <Disclosure title={t("goToDate")}>
                  <DateJump
                    earliest={earliest}
                    latest={latest}
                    shown={date}
                    onJump={(next) => show({ date: next })}
                  />
                </Disclosure>
              }
            />
          </Stack>
        </View>
      )}
    </Stack>
  );
}

const onMeasure = (measure: Measure) => show({ show: measure });

interface Address {
  readonly period?: PeriodKind;
  readonly date?: LondonDate;
  readonly fuel?: string;
  readonly show?: Measure;
}

/** The address is the state: it can be kept, sent and gone back to. It holds nothing of what was used. */
function show(change: Address): void {
  router.setParams({ ...change });
}

/** What was shown stays while the next period is fetched. */
function useLast(usage: Usage | undefined): Usage | undefined {
  const [last, setLast] = useState(usage);
  if (usage !== undefined && usage !== last) setLast(usage);
  return last;
}

function newestDate({ rows }: Home): LondonDate {
  return rows.find(({ period }) => period === "day")?.from ?? londonDateAt(Date.now());
}

/** Money where it can be said, else energy. */
function measureFor(usage: Usage | undefined): Measure {
  return usage !== undefined && usage.imported.costPence === null ? "energy" : "cost";
}
