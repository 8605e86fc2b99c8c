import { Text } from "react-native";
import type { Usage } from "../../data/answers.js";
import { Disclosure } from "../../parts/Disclosure.js";
import { Heading } from "../../parts/Heading.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";
import { kwh, number } from "../../words/format.js";
import { useWords } from "../../words/index.js";

/** The rules behind the figures, each with its name and version, so that a figure can be checked. */
export function HowWorkedOut({ usage }: { readonly usage: Pick<Usage, "rules" | "series" | "imported"> }) {
  const t = useWords("usage");
  const { gasConversion, costRounding, carbon } = usage.rules;
  const hasGas = usage.series.some(({ key }) => key.fuel === "gas");
  const gas = [t("how.gas"), ...calorificValues(usage.rules, t)];
  const { energyWh, costExactPounds } = usage.imported;
  const exactEnergy = energyWh === null ? [] : [t("how.exactly", { amount: kwh(energyWh, 3) })];
  const exactCost =
    costExactPounds === null ? [] : [t("how.exactly", { amount: exactPounds(costExactPounds) })];
  return (
    <Disclosure title={t("how.title")}>
      <Rule
        title={t("how.energyTitle")}
        texts={[t("how.energy"), ...(hasGas ? gas : []), ...exactEnergy]}
        name={hasGas ? nameOf(gasConversion) : null}
      />
      <Rule title={t("how.costTitle")} texts={[t("how.cost"), ...exactCost]} name={nameOf(costRounding)} />
      <Rule title={t("how.carbonTitle")} texts={[t("how.carbon"), ...carbonSources(carbon, t)]} />
      <Rule title={t("how.compareTitle")} texts={[t("how.compare")]} />
    </Disclosure>
  );
}

/** Of the home's zone where any of its values were used, else the one that stands in. */
function calorificValues(
  { gas, gasConversion }: Usage["rules"],
  t: ReturnType<typeof useWords<"usage">>,
): string[] {
  if (gas !== undefined && gas.zone !== null && gas.fallbackGasDays < gas.gasDays) {
    const { zone, gasDays, fallbackGasDays } = gas;
    return [t("how.gasDays", { zone, fallback: number(fallbackGasDays), days: number(gasDays) })];
  }
  const value = /([\d.]+) MJ/.exec(gasConversion)?.[1];
  return value === undefined ? [] : [t("how.calorificValue", { value })];
}

interface RuleProps {
  readonly title: string;
  readonly texts: readonly string[];
  readonly name?: string | null;
}

function Rule({ title, texts, name }: RuleProps) {
  const t = useWords("usage");
  return (
    <Stack gap="half">
      <Heading level={3}>{title}</Heading>
      {texts.map((text) => (
        <Paragraph key={text}>{text}</Paragraph>
      ))}
      {name ? (
        <Paragraph size="small" quiet>
          {`${t("how.rule")} `}
          {/* The names of rules are the same in every language. */}
          <Text {...({ lang: "en" } as object)}>{name}</Text>
        </Paragraph>
      ) : null}
    </Stack>
  );
}

/** The rule's own name, without the service's English remarks on it. */
function nameOf(rule: string): string {
  return rule.split(/[,:;]/)[0] ?? rule;
}

/** Where the carbon comes from, in the reader's language; the service names each source in a fixed form. */
function carbonSources(names: string, t: ReturnType<typeof useWords<"usage">>): string[] {
  return names.split("; ").flatMap((name) => {
    const region = /^half-hourly intensities of region _([A-P])$/.exec(name)?.[1];
    if (region !== undefined) return [t("how.intensities", { region })];
    const [, year, fuel] = /^UK Government conversion factor (\d{4}), (electricity|gas)$/.exec(name) ?? [];
    if (year === undefined) return [];
    return [t(fuel === "gas" ? "how.factorGas" : "how.factorElectricity", { year })];
  });
}

/** "£4.3505209" from decimal text in pounds: every digit that is not an idle zero, and never fewer than two. */
function exactPounds(decimalText: string): string {
  const [whole = "0", decimals = ""] = decimalText.replace("-", "").split(".");
  const kept = decimals.replace(/0+$/, "").padEnd(2, "0");
  return `${decimalText.startsWith("-") ? "\u2212" : ""}£${number(Number(whole))}.${kept}`;
}
