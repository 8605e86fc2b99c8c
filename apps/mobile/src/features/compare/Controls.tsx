import type { TariffComparison } from "@halfhourly/contracts";
import { View } from "react-native";
import type { Meter } from "../../data/answers.js";
import { useMeters } from "../../data/queries.js";
import { Choice } from "../../parts/Choice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Row, Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { spacedMeterPoint, useMeterName } from "../meters/meter-words.js";
import type { CompareChoice } from "./compare-choice.js";

interface Props {
  readonly comparison: TariffComparison;
  readonly choice: CompareChoice;
  readonly onChoose: (change: Partial<CompareChoice>) => void;
}

/** Which fuels, in which order, and of several electricity meters which. */
export function Controls({ comparison, choice, onChoose }: Props) {
  const t = useWords("compare");
  const nameOf = useMeterName();
  const { scopes, scope, order, meters, market } = comparison;
  const several = useMeters().data?.meters.filter(({ fuel }) => fuel === "electricity") ?? [];
  const compared = meters.find(({ fuel }) => fuel === "electricity")?.meterId;
  // Two meters that nobody has named are told apart by their numbers.
  const labelOf = (meter: Meter) => `${nameOf(meter)}, ${spacedMeterPoint(meter)}`;
  return (
    <Stack gap="one">
      <Row>
        {scopes.length > 1 ? (
          <View style={{ maxWidth: "100%" }}>
            <Choice
              label={t("control.scope")}
              options={scopes.map((value) => ({ value, label: t(`scopes.${value}`) }))}
              value={choice.scope ?? scope}
              onChange={(value) => onChoose({ scope: value })}
            />
          </View>
        ) : null}
        {several.length > 1 ? (
          <View style={{ maxWidth: "100%" }}>
            <Choice
              label={t("control.meter")}
              options={several.map((meter) => ({ value: meter.id, label: labelOf(meter) }))}
              value={choice.meter ?? compared ?? ""}
              onChange={(value) => onChoose({ meter: value })}
            />
          </View>
        ) : null}
        <Row gap="one" style={{ maxWidth: "100%" }}>
          <Paragraph quiet>{t("control.order")}</Paragraph>
          <Choice
            label={t("control.order")}
            options={(["cost", "green"] as const).map((value) => ({ value, label: t(`orders.${value}`) }))}
            value={choice.order ?? order}
            onChange={(value) => onChoose({ order: value })}
          />
        </Row>
      </Row>
      <Paragraph size="small" quiet>
        {`${t(`orderText.${order}`)} ${t("vat")}`}
      </Paragraph>
      {market.isStale ? (
        <Paragraph size="small" quiet>
          {t("staleSome")}
        </Paragraph>
      ) : null}
    </Stack>
  );
}
