import { Disclosure } from "../../parts/Disclosure.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Table } from "../../parts/Table.js";
import { number } from "../../words/format.js";
import { useWords } from "../../words/index.js";
import { useRowFaultWords } from "./file-words.js";
import type { Rejected } from "./use-file-import.js";

/** More lines than this are counted, not listed. */
const MOST_LISTED = 100;

export function RejectedLines({ rejected }: { readonly rejected: Rejected }) {
  const t = useWords("files");
  const wordsOf = useRowFaultWords();
  if (rejected.length === 0) return null;
  const more = rejected.length - MOST_LISTED;
  return (
    <Disclosure title={t("rejectedTitle", { count: rejected.length })}>
      <Paragraph>{t("rejectedText")}</Paragraph>
      <Table
        caption={t("rejectedCaption")}
        hideCaption
        columns={[
          { title: t("line"), share: 1 },
          { title: t("why"), share: 4 },
        ]}
        rows={rejected.slice(0, MOST_LISTED).map(({ line, code }, index) => ({
          key: `${line}-${index}`,
          cells: [number(line), wordsOf(code)],
        }))}
      />
      {more > 0 ? <Paragraph quiet>{t("moreRejected", { count: more })}</Paragraph> : null}
    </Disclosure>
  );
}
