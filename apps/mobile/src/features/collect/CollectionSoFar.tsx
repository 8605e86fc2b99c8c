import type { Meter, ShownCollection } from "../../data/answers.js";
import type { Source } from "../../data/collection-queries.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { ProgressBar } from "../../parts/ProgressBar.js";
import { Stack } from "../../parts/Stack.js";
import { number } from "../../words/format.js";
import { useWords } from "../../words/index.js";
import { Begin } from "./Begin.js";
import { useCollectionProblem } from "./collection-words.js";
import { Running } from "./Running.js";
import { StopCollecting } from "./StopCollecting.js";
import { TypeNumber } from "./TypeNumber.js";

interface Props {
  readonly meter: Meter;
  readonly source: Source;
  readonly collection: ShownCollection | null;
}

/** What there is to do or to see, by the state that the collection is in. */
export function CollectionSoFar({ meter, source, collection }: Props) {
  switch (collection?.state) {
    case undefined:
      return <Begin meter={meter} source={source} />;
    case "refused":
    case "stopped":
      return <Ended meter={meter} source={source} collection={collection} />;
    case "waiting-for-number":
      return <TypeNumber collection={collection} />;
    case "proving":
    case "collecting":
      return <UnderWay meterId={meter.id} collection={collection} />;
    case "running":
      return <Running meter={meter} collection={collection} />;
  }
}

function UnderWay({
  meterId,
  collection,
}: {
  readonly meterId: string;
  readonly collection: ShownCollection;
}) {
  const t = useWords("collect");
  const problemOf = useCollectionProblem();
  const { state, problem, requestsDone, requestsTotal, halfHoursStored } = collection;
  const isProving = state === "proving" || requestsTotal === 0;
  return (
    <Stack gap="three">
      {isProving ? (
        <ProgressBar label={t("proving")} part={null} />
      ) : (
        <ProgressBar
          label={t("collecting")}
          count={t("requests", {
            done: number(requestsDone),
            total: number(requestsTotal),
            halfHours: number(halfHoursStored),
          })}
          part={requestsDone / requestsTotal}
        />
      )}
      {problem === null ? null : <Notice state="stale">{problemOf(problem)}</Notice>}
      <Paragraph quiet>{t("proved")}</Paragraph>
      <StopCollecting meterId={meterId} />
    </Stack>
  );
}

/** Why it ended, and the way to begin again. */
function Ended({ meter, source, collection }: Props & { readonly collection: ShownCollection }) {
  const t = useWords("collect");
  const problemOf = useCollectionProblem();
  const { state, problem } = collection;
  return (
    <Stack gap="four">
      {state === "refused" ? (
        <Notice state="error" title={t("refused")}>
          {problemOf(problem)}
        </Notice>
      ) : (
        <Notice state="plain" title={t("stopped.title")}>
          {problem === "consent-ended" ? t("stopped.consent") : t("stopped.text")}
        </Notice>
      )}
      <Begin meter={meter} source={source} />
    </Stack>
  );
}
