import type { ShownCollection } from "../../data/answers.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { ProgressBar } from "../../parts/ProgressBar.js";
import { Stack } from "../../parts/Stack.js";
import { number } from "../../words/format.js";
import { useWords } from "../../words/index.js";
import { provingWords, useSupplierTitle } from "./collection-words.js";
import { HeldUp } from "./HeldUp.js";
import { isProving } from "./stage.js";

/** How far it is, what holds it up, and that nobody has to wait here. */
export function UnderWay({ collection }: { readonly collection: ShownCollection }) {
  const t = useWords("collect");
  const energy = useWords("energy");
  const source = useSupplierTitle(collection.source);
  const { problem, requestsDone, requestsTotal, halfHoursStored } = collection;
  return (
    <Stack gap="three">
      {isProving(collection) ? (
        <ProgressBar label={provingWords(t, source)} part={null} />
      ) : (
        <ProgressBar
          label={t("collecting")}
          count={t("answersIn", {
            done: number(requestsDone),
            total: number(requestsTotal),
            halfHours: energy("halfHours", { count: halfHoursStored }),
          })}
          part={requestsDone / requestsTotal}
        />
      )}
      {problem === null ? null : <HeldUp collection={collection} />}
      <Paragraph quiet>{t("proved")}</Paragraph>
    </Stack>
  );
}
