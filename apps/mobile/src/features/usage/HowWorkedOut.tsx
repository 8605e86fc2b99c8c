import { Text } from "react-native";
import type { Usage } from "../../data/answers.js";
import { Disclosure } from "../../parts/Disclosure.js";
import { Heading } from "../../parts/Heading.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";

/** The rules behind the figures, each with its name and version, so that a figure can be checked. */
export function HowWorkedOut({ usage }: { readonly usage: Pick<Usage, "rules" | "series"> }) {
  const t = useWords("usage");
  const { gasConversion, costRounding, carbon } = usage.rules;
  const hasGas = usage.series.some(({ key }) => key.fuel === "gas");
  const calorificValue = /([\d.]+) MJ/.exec(gasConversion)?.[1];
  const gas = [
    t("how.gas"),
    ...(calorificValue === undefined ? [] : [t("how.calorificValue", { value: calorificValue })]),
  ];
  return (
    <Disclosure title={t("how.title")}>
      <Rule
        title={t("how.energyTitle")}
        texts={[t("how.energy"), ...(hasGas ? gas : [])]}
        name={hasGas ? nameOf(gasConversion) : null}
      />
      <Rule title={t("how.costTitle")} texts={[t("how.cost")]} name={nameOf(costRounding)} />
      <Rule title={t("how.carbonTitle")} texts={[t("how.carbon")]} source={carbon} />
      <Rule title={t("how.compareTitle")} texts={[t("how.compare")]} />
    </Disclosure>
  );
}

interface RuleProps {
  readonly title: string;
  readonly texts: readonly string[];
  readonly name?: string | null;
  readonly source?: string;
}

function Rule({ title, texts, name, source }: RuleProps) {
  const t = useWords("usage");
  const label = source === undefined ? t("how.rule") : t("how.source");
  const said = source ?? name;
  return (
    <Stack gap="half">
      <Heading level={3}>{title}</Heading>
      {texts.map((text) => (
        <Paragraph key={text}>{text}</Paragraph>
      ))}
      {said ? (
        <Paragraph size="small" quiet>
          {`${label} `}
          {/* The names of rules and of published factors are the same in every language. */}
          <Text {...({ lang: "en" } as object)}>{said}</Text>
        </Paragraph>
      ) : null}
    </Stack>
  );
}

/** The rule's own name, without the service's English remarks on it. */
function nameOf(rule: string): string {
  return rule.split(/[,:;]/)[0] ?? rule;
}
