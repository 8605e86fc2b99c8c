import type { ShownBalance } from "../../data/answers.js";
import { useNow } from "../../data/now.js";
import { KeyFigure } from "../../parts/KeyFigure.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";
import { pounds, spokenInstant } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { isOldBalance } from "./figure-age.js";

/** What is left, or owed, and as of when: an old figure says that it may have changed. */
export function BalanceFigure({
  held: { creditPence, at },
}: {
  readonly held: NonNullable<ShownBalance["balance"]>;
}) {
  const t = useWords("meterPage");
  const { language } = useLanguage();
  const now = useNow();
  const when = spokenInstant(at, now, language);
  return (
    <Stack gap="one">
      <KeyFigure
        label={t(creditPence < 0 ? "balance.owed" : "balance.left")}
        value={pounds(Math.abs(creditPence))}
      />
      <Paragraph>{t(isOldBalance(at, now) ? "balance.atOld" : "balance.at", { when })}</Paragraph>
    </Stack>
  );
}
