import { useEffect } from "react";
import { View } from "react-native";
import type { Meter, ShownCollection } from "../../data/answers.js";
import { isUnderWay } from "../../data/collection-pace.js";
import type { Source } from "../../data/collection-queries.js";
import { useLook } from "../../look/useLook.js";
import { space } from "../../look/tokens.js";
import { Stack } from "../../parts/Stack.js";
import { Begin } from "./Begin.js";
import { useBeginDraft } from "./begin-draft.js";
import { Ended } from "./Ended.js";
import { Following } from "./Following.js";
import { GoodToKnow } from "./GoodToKnow.js";
import { Running } from "./Running.js";
import { useStage } from "./stage-words.js";
import { StopCollecting } from "./StopCollecting.js";
import { TypeNumber } from "./TypeNumber.js";
import { UnderWay } from "./UnderWay.js";
import { WaitForReview } from "./WaitForReview.js";

interface Props {
  readonly meter: Meter;
  /** Null where this copy knows it no more. */
  readonly source: Source | null;
  readonly collection: ShownCollection | null;
}

/** What there is to do or to see, by the state that the collection is in; what is good to know stands beside it. */
export function CollectionSoFar({ meter, source, collection }: Props) {
  const { wide } = useLook();
  const stage = useStage(collection);
  useForgetProof(meter.id, collection);
  const goesOn = collection?.state === "running" || isUnderWay(collection);
  return (
    <View style={{ flexDirection: wide ? "row" : "column", gap: wide ? space.eight : space.four }}>
      <View style={{ flexGrow: 3, flexShrink: 1, flexBasis: wide ? 0 : "auto" }}>
        <Following {...stage}>
          <Stack gap="three">
            <Stage meter={meter} source={source} collection={collection} />
            {goesOn ? <StopCollecting meterId={meter.id} /> : null}
          </Stack>
        </Following>
      </View>
      <View style={{ flexGrow: 2, flexShrink: 1, flexBasis: wide ? 0 : "auto" }}>
        {source === null ? null : <GoodToKnow meter={meter} source={source} />}
      </View>
    </View>
  );
}

function Stage({ meter, source, collection }: Props) {
  switch (collection?.state) {
    case undefined:
      return source === null ? null : <Begin meter={meter} source={source} />;
    case "refused":
    case "stopped":
      return <Ended meter={meter} source={source} collection={collection} />;
    case "waiting-for-review":
      return <WaitForReview meter={meter} collection={collection} />;
    case "waiting-for-number":
      return <TypeNumber collection={collection} />;
    case "proving":
    case "collecting":
      return <UnderWay collection={collection} />;
    case "running":
      return <Running meter={meter} collection={collection} />;
  }
}

/** The id of a display is not kept on this device for longer than it is needed. */
function useForgetProof(meterId: string, collection: ShownCollection | null): void {
  const { clear } = useBeginDraft(meterId);
  const isAccepted = collection?.state === "collecting" || collection?.state === "running";
  useEffect(() => {
    if (isAccepted) clear();
  }, [isAccepted, clear]);
}
