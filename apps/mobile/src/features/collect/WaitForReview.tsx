import type { Meter, ShownCollection } from "../../data/answers.js";
import { useService } from "../../data/queries.js";
import { Facts } from "../../parts/Facts.js";
import { Heading } from "../../parts/Heading.js";
import { Link } from "../../parts/Link.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";

interface Props {
  readonly meter: Meter;
  readonly collection: ShownCollection;
  /** 3 inside the card of a meter. */
  readonly level?: 2 | 3;
}

/** A person looks at papers: what to send, to whom, under which code, and what can be done meanwhile. */
export function WaitForReview({ meter, collection, level = 2 }: Props) {
  const t = useWords("collect");
  const meters = useWords("meters");
  const contact = useService().data?.operator?.contact ?? null;
  const { reviewCode } = collection;
  return (
    <Stack gap="three">
      <Heading level={level}>{t("review.title")}</Heading>
      <Paragraph>{t("review.text")}</Paragraph>
      <Facts
        facts={[
          ...(reviewCode === null ? [] : [{ name: t("review.code"), value: reviewCode }]),
          { name: t("review.to"), value: contact ?? t("review.operator") },
        ]}
      />
      <Paragraph>{t("review.meanwhile")}</Paragraph>
      <Link href={`/you/meters/${encodeURIComponent(meter.id)}/file`}>{meters("addFile")}</Link>
    </Stack>
  );
}
