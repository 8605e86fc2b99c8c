import { View } from "react-native";
import type { Meter, ShownPossibilities } from "../../data/answers.js";
import { usePossibilities } from "../../data/link-queries.js";
import { space } from "../../look/tokens.js";
import { useLook } from "../../look/useLook.js";
import { NavList } from "../../parts/NavList.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { WhatItCanHave } from "../collect/WhatItCanHave.js";
import { MeterScreen } from "../meters/MeterScreen.js";
import { Balance } from "./Balance.js";
import { LivePower } from "./LivePower.js";

/** One meter by itself: what is left on it, what it does now, and everything that can be done with it. */
export function MeterPage() {
  const t = useWords("meterPage");
  return (
    <MeterScreen title={t("title")} shape={[160, 240]}>
      {(meter) => <OfMeter meter={meter} />}
    </MeterScreen>
  );
}

const WAYS = ["usage", "collect", "file", "tariffs"] as const;

function OfMeter({ meter }: { readonly meter: Meter }) {
  const t = useWords("meterPage");
  const { wide } = useLook();
  const possibilities = usePossibilities(meter.id).data;
  const at = `/you/meters/${encodeURIComponent(meter.id)}`;
  const column = { flexGrow: 1, flexShrink: 1, flexBasis: wide ? 0 : "auto" } as const;
  return (
    <View style={{ flexDirection: wide ? "row" : "column", gap: wide ? space.eight : space.four }}>
      <Stack gap="four" style={column}>
        {meter.payment === "prepayment" && isInUse(possibilities, "balance") ? (
          <Balance meterId={meter.id} />
        ) : null}
        {isInUse(possibilities, "live") ? <LivePower meterId={meter.id} /> : null}
        <NavList
          items={WAYS.map((way) => ({
            href: way === "usage" ? `/usage?period=day&fuel=${meter.fuel}` : `${at}/${way}`,
            title: t(`ways.${way}.title`),
            detail: t(`ways.${way}.detail`),
          }))}
        />
      </Stack>
      <View style={column}>
        {possibilities === undefined ? null : (
          <WhatItCanHave meterId={meter.id} possibilities={possibilities} />
        )}
      </View>
    </View>
  );
}

function isInUse(possibilities: ShownPossibilities | undefined, wanted: "live" | "balance"): boolean {
  const found = possibilities?.possibilities.find(({ what }) => what === wanted);
  return found?.ways.some(({ inUse }) => inUse) ?? false;
}
