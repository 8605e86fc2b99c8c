import { router } from "expo-router";
import { useState } from "react";
import type { useRenewConsents } from "../../data/consent-queries.js";
import { Bullets } from "../../parts/Bullets.js";
import { Button } from "../../parts/Button.js";
import { ErrorSummary } from "../../parts/ErrorSummary.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Problem } from "../../parts/Problem.js";
import { Radios } from "../../parts/Radios.js";
import { Stack } from "../../parts/Stack.js";
import { shortDate } from "../../words/format.js";
import { useWords } from "../../words/index.js";
import { useConsentName } from "./consent-words.js";
import { movedOutAddress, type DueForRenewal } from "./purposes.js";

interface Props {
  readonly due: DueForRenewal;
  readonly renewing: ReturnType<typeof useRenewConsents>;
}

type LivesHere = "yes" | "some" | "moved";

/** Three answers, none chosen before. A renewal is a new yes, so it is asked and never assumed. */
export function RenewQuestion({ due, renewing }: Props) {
  const t = useWords("consents");
  const parts = useWords("parts");
  const nameOf = useConsentName();
  const [chosen, setChosen] = useState<LivesHere | null>(null);
  const [asked, setAsked] = useState(false);
  const error = asked && chosen === null ? t("renew.choose") : undefined;

  function goOn() {
    setAsked(true);
    if (chosen === "some") router.push("/you/consents");
    // A home's meters are left together: the page asks after the others itself.
    if (chosen === "moved") router.push(movedOutAddress(due.renewable[0]?.consent.meterId ?? ""));
    if (chosen === "yes")
      renewing.mutate(
        due.renewable.map(({ consent: { meterId, purpose }, noticeVersion }) => ({
          meterId,
          purpose,
          granted: true,
          noticeVersion,
        })),
      );
  }
  return (
    <Stack gap="four">
      <ErrorSummary errors={error === undefined ? [] : [{ id: "lives-here", message: error }]} />
      <Stack gap="one">
        <Paragraph>{t("renew.about")}</Paragraph>
        <Bullets
          items={due.renewable.map(({ consent }) =>
            t("renew.item", { what: nameOf(consent), date: shortDate(consent.renewBy ?? "") }),
          )}
        />
      </Stack>
      <Radios
        id="lives-here"
        label={t("renew.title")}
        hideLabel
        error={error}
        options={(["yes", "some", "moved"] as const).map((value) => ({ value, label: t(`renew.${value}`) }))}
        value={chosen}
        onChange={setChosen}
      />
      {renewing.error === null ? null : <Problem takesFocus fault={renewing.error} />}
      <Button onPress={goOn} busyLabel={renewing.isPending ? t("renew.renewing") : undefined}>
        {parts("continue")}
      </Button>
    </Stack>
  );
}
