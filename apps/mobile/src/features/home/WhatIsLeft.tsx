import { View } from "react-native";
import type { Meter } from "../../data/answers.js";
import { useBalance } from "../../data/link-queries.js";
import { useMeters } from "../../data/queries.js";
import { Heading } from "../../parts/Heading.js";
import { Link } from "../../parts/Link.js";
import { Panel } from "../../parts/Panel.js";
import { useWords } from "../../words/index.js";
import { BalanceFigure } from "../meter-page/BalanceFigure.js";
import { useMeterName } from "../meters/meter-words.js";

/** What is left on each prepayment meter, above everything: it is what such a home opens the app for. */
export function WhatIsLeft({ widthPx }: { readonly widthPx: number }) {
  const prepaid = useMeters().data?.meters.filter(({ payment }) => payment === "prepayment") ?? [];
  return prepaid.map((meter) => <OnMeter key={meter.id} meter={meter} widthPx={widthPx} />);
}

/** Nothing where no source tells it: the meter's own page says why. */
function OnMeter({ meter, widthPx }: { readonly meter: Meter; readonly widthPx: number }) {
  const t = useWords("meterPage");
  const nameOf = useMeterName();
  const held = useBalance(meter.id, true).data?.balance ?? null;
  if (held === null) return null;
  return (
    <View style={{ maxWidth: widthPx }}>
      <Panel label={nameOf(meter)}>
        <Heading level={2}>{nameOf(meter)}</Heading>
        <BalanceFigure held={held} />
        <Link href={`/you/meters/${encodeURIComponent(meter.id)}`}>{t("balance.more")}</Link>
      </Panel>
    </View>
  );
}
