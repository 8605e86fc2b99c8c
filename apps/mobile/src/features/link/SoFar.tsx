import type { Meter, ShownCollection } from "../../data/answers.js";
import { Notice } from "../../parts/Notice.js";
import { useWords } from "../../words/index.js";
import { useRefusal } from "../collect/collection-words.js";
import { Following } from "../collect/Following.js";
import { Running } from "../collect/Running.js";
import { useStage } from "../collect/stage-words.js";
import { UnderWay } from "../collect/UnderWay.js";
import { WaitForReview } from "../collect/WaitForReview.js";

/** Heard as it goes on, as on the meter's own page of its collection. */
export function SoFar({
  meter,
  collection,
}: {
  readonly meter: Meter;
  readonly collection: ShownCollection;
}) {
  const stage = useStage(collection);
  return (
    <Following {...stage}>
      <Stage meter={meter} collection={collection} />
    </Following>
  );
}

function Stage({ meter, collection }: { readonly meter: Meter; readonly collection: ShownCollection }) {
  switch (collection.state) {
    case "waiting-for-review":
      return <WaitForReview meter={meter} collection={collection} level={3} />;
    case "running":
      return <Running meter={meter} collection={collection} />;
    case "proving":
    case "collecting":
      return <UnderWay collection={collection} />;
    case "refused":
      return <Refused collection={collection} />;
    case "waiting-for-number":
      return <WantsNumber />;
    case "stopped":
      return null;
  }
}

/** Its field is on the meter's own page, one link on: two meters can wait at once. */
function WantsNumber() {
  const t = useWords("collect");
  return (
    <Notice state="plain" title={t("number.title")}>
      {t("number.text")}
    </Notice>
  );
}

function Refused({ collection }: { readonly collection: ShownCollection }) {
  const t = useWords("collect");
  const refusalOf = useRefusal(collection.source);
  return (
    <Notice state="error" title={t("refused")}>
      {refusalOf(collection.problem)}
    </Notice>
  );
}
