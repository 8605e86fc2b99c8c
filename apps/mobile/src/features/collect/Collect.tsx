import { useLocalSearchParams } from "expo-router";
import type { Meter } from "../../data/answers.js";
import { sourceFor, useCollection, useSources } from "../../data/collection-queries.js";
import { useMeters } from "../../data/queries.js";
import { Answered } from "../../parts/Answered.js";
import { Link } from "../../parts/Link.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { useWords } from "../../words/index.js";
import { spacedMeterPoint, useMeterName } from "../meters/meter-words.js";
import { CollectionSoFar } from "./CollectionSoFar.js";

/** How a meter's readings come in by themselves: begun with a proof, followed as they arrive, stopped at any time. */
export function Collect() {
  const { meterId = "" } = useLocalSearchParams<{ meterId: string }>();
  const t = useWords("collect");
  const files = useWords("files");
  const meters = useMeters();
  return (
    <Screen title={t("title")} back={{ href: "/you/meters" }}>
      <Answered answer={meters} shape={[32, 240]}>
        {(list) => {
          const meter = list.meters.find(({ id }) => id === meterId);
          return meter === undefined ? (
            <Notice state="error">{files("faults.meter-not-found")}</Notice>
          ) : (
            <OfMeter meter={meter} />
          );
        }}
      </Answered>
    </Screen>
  );
}

function OfMeter({ meter }: { readonly meter: Meter }) {
  const files = useWords("files");
  const nameOf = useMeterName();
  const sources = useSources();
  const collection = useCollection(meter.id);
  return (
    <>
      <Paragraph quiet>
        {files("forMeter", { name: nameOf(meter), number: spacedMeterPoint(meter) })}
      </Paragraph>
      <Answered answer={sources} shape={[160]}>
        {(all) => {
          const source = sourceFor(all, meter.fuel);
          return source === null ? (
            <NotHere meterId={meter.id} />
          ) : (
            <Answered answer={collection} shape={[160]}>
              {({ collection: held }) => <CollectionSoFar meter={meter} source={source} collection={held} />}
            </Answered>
          );
        }}
      </Answered>
    </>
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
