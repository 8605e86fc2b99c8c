import { View } from "react-native";
import type { Meter } from "../../data/answers.js";
import { sourceFor, useCollectionInPassing, useSources } from "../../data/collection-queries.js";
import { useLook } from "../../look/useLook.js";
import { Facts } from "../../parts/Facts.js";
import { Heading } from "../../parts/Heading.js";
import { Link } from "../../parts/Link.js";
import { Panel } from "../../parts/Panel.js";
import { Row } from "../../parts/Stack.js";
import { londonTimeAt, shortDate } from "../../words/format.js";
import { useWords } from "../../words/index.js";
import { cardStateOf } from "../collect/stage.js";
import { RemoveMeter } from "./RemoveMeter.js";
import { spacedMeterPoint, useMeterName } from "./meter-words.js";

/** One meter: what it is, what we hold of it, what can be done with it. */
export function MeterCard({ meter }: { readonly meter: Meter }) {
  const t = useWords("meters");
  const collect = useWords("collect");
  const nameOf = useMeterName();
  const collected = sourceFor(useSources().data, meter.fuel) !== null;
  const collection = useCollectionInPassing(meter.id, collected);
  const granted = shortDate(londonTimeAt(meter.viewingConsent.grantedAt).date);
  return (
    <Panel label={nameOf(meter)}>
      <Row gap="one">
        <FuelMark meter={meter} />
        <Heading level={2}>{nameOf(meter)}</Heading>
      </Row>
      <Facts
        facts={[
          { name: t("number"), value: spacedMeterPoint(meter) },
          { name: t("payment"), value: t(`payments.${meter.payment}`) },
          ...heldOf(meter).map(({ exported, from, to }) => ({
            name: exported ? t("exported") : t("readings"),
            value:
              from === null || to === null
                ? t("noReadings")
                : t("readingsFromTo", { from: shortDate(from), to: shortDate(to) }),
          })),
          // Its line is there before its answer, so that nothing moves when that comes.
          ...(collected
            ? [
                {
                  name: collect("card.title"),
                  value: collection === undefined ? " " : collect(`card.${cardStateOf(collection)}`),
                },
              ]
            : []),
          { name: t("consent"), value: t("consentOn", { date: granted }) },
        ]}
      />
      <View>
        <Link href={`/you/meters/${meter.id}`}>{t("open")}</Link>
        {collected ? <Link href={`/you/meters/${meter.id}/collect`}>{collect("how")}</Link> : null}
        <Link href={`/you/meters/${meter.id}/file`}>{t("addFile")}</Link>
        <Link href={`/you/meters/${meter.id}/tariffs`}>{t("tariffs")}</Link>
      </View>
      <RemoveMeter meter={meter} />
    </Panel>
  );
}

/** What is held, once for what was used and once for what was sent out; two elements of one meter count as one. */
function heldOf(meter: Meter): { exported: boolean; from: string | null; to: string | null }[] {
  const used = spanOf(meter, "import");
  const sent = meter.registers.some(({ direction }) => direction === "export")
    ? [{ exported: true, ...spanOf(meter, "export") }]
    : [];
  return [{ exported: false, ...used }, ...sent];
}

function spanOf(meter: Meter, wanted: "import" | "export"): { from: string | null; to: string | null } {
  const held = meter.registers.filter(
    ({ direction, firstDate }) => direction === wanted && firstDate !== null,
  );
  const from = held.map(({ firstDate }) => firstDate ?? "").sort()[0] ?? null;
  const to =
    held
      .map(({ lastDate }) => lastDate ?? "")
      .sort()
      .at(-1) ?? null;
  return { from, to };
}

function FuelMark({ meter }: { readonly meter: Meter }) {
  const { colours } = useLook();
  return (
    <View
      style={{
        width: 16,
        height: 16,
        borderRadius: meter.fuel === "gas" ? 8 : 3,
        backgroundColor: colours[meter.fuel],
      }}
    />
  );
}
