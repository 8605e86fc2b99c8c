import { Bullets } from "../../parts/Bullets.js";
import { ButtonLink } from "../../parts/ButtonLink.js";
import { Heading } from "../../parts/Heading.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";

/** The parts of the method, in the order of Ofgem's principles, and the points of each. */
const PARTS = {
  use: ["first", "second", "third"],
  same: ["first", "second"],
  prices: ["first", "second", "third", "fourth", "fifth"],
  order: ["first", "second"],
  out: ["first", "second", "third", "fourth"],
  goodFor: ["first", "second"],
} as const;

/** What the comparison is, what it can be used for, and every assumption made. */
export function HowItWorks() {
  const t = useWords("save");
  const compare = useWords("compare");
  return (
    <Screen title={t("how.title")} back={{ href: "/save" }}>
      <Paragraph size="lead">{t("how.lead")}</Paragraph>
      <Stack gap="four">
        <Part name="use" items={PARTS.use.map((point) => t(`how.use.${point}`))} />
        <Part name="same" items={PARTS.same.map((point) => t(`how.same.${point}`))} />
        <Part name="prices" items={PARTS.prices.map((point) => t(`how.prices.${point}`))} />
        <Part name="order" items={PARTS.order.map((point) => t(`how.order.${point}`))} />
        <Part name="out" items={PARTS.out.map((point) => t(`how.out.${point}`))} />
        <Part name="goodFor" items={PARTS.goodFor.map((point) => t(`how.goodFor.${point}`))} />
      </Stack>
      <ButtonLink href="/save/compare">{compare("title")}</ButtonLink>
    </Screen>
  );
}

function Part({ name, items }: { readonly name: keyof typeof PARTS; readonly items: readonly string[] }) {
  const t = useWords("save");
  return (
    <Stack gap="one">
      <Heading level={2}>{t(`how.${name}.title`)}</Heading>
      <Bullets items={items} />
    </Stack>
  );
}
