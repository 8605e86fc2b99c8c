import type { Meter, ShownCollection } from "../../data/answers.js";
import type { Source } from "../../data/collection-queries.js";
import { Link } from "../../parts/Link.js";
import { Notice } from "../../parts/Notice.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { Begin } from "./Begin.js";
import { useRefusal } from "./collection-words.js";
import { SignInAgain } from "./SignInAgain.js";

interface Props {
  readonly meter: Meter;
  readonly source: Source | null;
  readonly collection: ShownCollection;
}

/** Why it ended, and the way to begin again. */
export function Ended({ meter, source, collection }: Props) {
  const t = useWords("collect");
  const meters = useWords("meters");
  const refusalOf = useRefusal(collection.source);
  const { state, problem } = collection;
  return (
    <Stack gap="four">
      {state === "refused" ? (
        <Notice
          state="error"
          title={t("refused")}
          action={<Link href={`/you/meters/${encodeURIComponent(meter.id)}/file`}>{meters("addFile")}</Link>}
        >
          {refusalOf(problem)}
        </Notice>
      ) : (
        <Notice state="plain" title={t("stopped.title")}>
          {problem === "consent-ended" ? t("stopped.consent") : t("stopped.text")}
        </Notice>
      )}
      {source === null || source.accepts.length > 0 ? (
        <SignInAgain collection={collection} />
      ) : (
        <Begin
          isAgain
          meter={meter}
          source={source}
          idDiffers={state === "refused" && problem === "display-id-differs"}
        />
      )}
    </Stack>
  );
}
