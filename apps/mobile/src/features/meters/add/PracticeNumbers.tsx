import { View } from "react-native";
import type { Fuel } from "../../../data/answers.js";
import { sourceFor, useSources } from "../../../data/collection-queries.js";
import { Button } from "../../../parts/Button.js";
import { Disclosure } from "../../../parts/Disclosure.js";
import { Paragraph } from "../../../parts/Paragraph.js";
import { useWords } from "../../../words/index.js";
import { spacedMeterPoint } from "../meter-words.js";

interface Props {
  readonly fuel: Fuel;
  readonly onChoose: (meterPoint: string) => void;
}

/** Where the network is a simulator: numbers of made-up meters, for whoever has none at hand. */
export function PracticeNumbers({ fuel, onChoose }: Props) {
  const t = useWords("meters");
  const source = sourceFor(useSources().data, fuel);
  const meters = source?.practice.filter((one) => one.fuel === fuel) ?? [];
  if (meters.length === 0) return null;
  return (
    <Disclosure title={t("newMeter.number.practice")}>
      <Paragraph>{t("newMeter.number.practiceText")}</Paragraph>
      <View style={{ alignItems: "flex-start" }}>
        {meters.map((one) => (
          <Button key={one.meterPoint} kind="link" onPress={() => onChoose(one.meterPoint)}>
            {t("newMeter.number.use", { number: spacedMeterPoint(one) })}
          </Button>
        ))}
      </View>
    </Disclosure>
  );
}
