import type { Meter, ShownPossibilities, Sources } from "../../data/answers.js";
import { useCollection, useSources } from "../../data/collection-queries.js";
import { usePossibilities } from "../../data/link-queries.js";
import { Answered } from "../../parts/Answered.js";
import { Link } from "../../parts/Link.js";
import { Notice } from "../../parts/Notice.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { MeterScreen } from "../meters/MeterScreen.js";
import { CollectionSoFar } from "./CollectionSoFar.js";
import { OtherWays } from "./OtherWays.js";
import { WhatItCanHave } from "./WhatItCanHave.js";

/** How a meter's readings come in by themselves: begun with a proof, followed as they arrive, stopped at any time. */
export function Collect() {
  const t = useWords("collect");
  return (
    <MeterScreen title={t("title")} shape={[160]}>
      {(meter) => <OfMeter meter={meter} />}
    </MeterScreen>
  );
}

function OfMeter({ meter }: { readonly meter: Meter }) {
  const sources = useSources();
  const possibilities = usePossibilities(meter.id);
  return (
    <Stack gap="six">
      <Answered answer={sources} shape={[160]}>
        {(all) => <From meter={meter} sources={all} possibilities={possibilities.data} />}
      </Answered>
      {possibilities.data === undefined ? null : (
        <WhatItCanHave meterId={meter.id} possibilities={possibilities.data} />
      )}
    </Stack>
  );
}

interface FromProps {
  readonly meter: Meter;
  readonly sources: Sources;
  readonly possibilities: ShownPossibilities | undefined;
}

/** The source that collects it; where none does yet, the ways to have it collected. */
function From({ meter, sources, possibilities }: FromProps) {
  const collection = useCollection(meter.id);
  const own = sources.sources.filter(({ fuels }) => fuels.includes(meter.fuel));
  const network = own.find(({ accepts }) => accepts.length === 0);
  const accounts = own.filter(({ accepts }) => accepts.length > 0);
  if (own.length === 0) return <NotHere meterId={meter.id} />;
  return (
    <Answered answer={collection} shape={[160]}>
      {({ collection: held }) => {
        const source = own.find((one) => one.source === held?.source) ?? network ?? null;
        return (
          <Stack gap="six">
            {source === null && held === null ? null : (
              <CollectionSoFar meter={meter} source={source} collection={held} />
            )}
            <OtherWays
              meter={meter}
              collection={held}
              accounts={accounts}
              network={held !== null && held.source !== network?.source ? (network ?? null) : null}
              possibilities={possibilities}
            />
          </Stack>
        );
      }}
    </Answered>
  );
}

function NotHere({ meterId }: { readonly meterId: string }) {
  const t = useWords("collect");
  const meters = useWords("meters");
  return (
    <Notice
      state="empty"
      action={<Link href={`/you/meters/${encodeURIComponent(meterId)}/file`}>{meters("addFile")}</Link>}
    >
      {t("notThisFuel")}
    </Notice>
  );
}
