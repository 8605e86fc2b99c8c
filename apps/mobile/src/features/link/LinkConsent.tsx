import { router } from "expo-router";
import { useState } from "react";
import { useViewingNotice } from "../../data/queries.js";
import { READING_WIDTH } from "../../look/tokens.js";
import { Answered } from "../../parts/Answered.js";
import { Button } from "../../parts/Button.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Radios } from "../../parts/Radios.js";
import { Screen } from "../../parts/Screen.js";
import { Row } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { AddingFault } from "../meters/add/ConsentStep.js";
import { ConsentPromise } from "../meters/add/ConsentPromise.js";
import { spacedMeterPoint } from "../meters/meter-words.js";
import { chosenMeters, linkAddress } from "./link-draft.js";
import type { LinkStepProps } from "./SupplierStep.js";
import { useLinkMeters, type AccountProof } from "./use-link-meters.js";

const PROOFS = ["supplier-account", "manual-review", "cin"] as const;

/** The same promise as for a meter added by its number, and nothing begins before it is answered with yes. */
export function LinkConsent({ draft, source }: LinkStepProps) {
  const t = useWords("link");
  const meters = useWords("meters");
  const notice = useViewingNotice();
  const adding = useLinkMeters(draft);
  const chosen = chosenMeters(draft.value);
  const added = chosen.filter(({ meterId }) => meterId === null);
  const offered = PROOFS.filter((kind) => draft.value.found?.proofs.includes(kind) ?? false);
  const [picked, setPicked] = useState<AccountProof | null>(null);
  const proof = picked ?? offered[0] ?? "supplier-account";
  return (
    <Screen
      title={t(added.length === 0 ? "consent.collectTitle" : "consent.title", { count: chosen.length })}
      back={{ href: linkAddress("moved-in") }}
    >
      {adding.error === null ? null : (
        <AddingFault fault={adding.error} again={() => void notice.refetch()} />
      )}
      {added.length === 0 ? (
        <Paragraph>{t("consent.covered", { source: source.title })}</Paragraph>
      ) : (
        <ConsentPromise number={added.map(spacedMeterPoint).join(", ")} />
      )}
      {offered.length < 2 ? null : (
        <Radios
          id="proof"
          label={t("proof.title")}
          options={offered.map((kind) => ({
            value: kind,
            label: t(`proof.kinds.${kind}`, { source: source.title }),
            hint: t(`proof.hints.${kind}`),
          }))}
          value={proof}
          onChange={setPicked}
        />
      )}
      {offered.length === 1 && offered[0] === "manual-review" ? (
        <Paragraph>{t("consent.byReview")}</Paragraph>
      ) : null}
      <Answered answer={notice} shape={[48]}>
        {(inForce) => (
          <Row style={{ maxWidth: READING_WIDTH }}>
            <Button
              kind="secondary"
              fill
              busyLabel={adding.isPending ? t("consent.adding") : undefined}
              onPress={() => adding.mutate({ notice: inForce, proof })}
            >
              {added.length === 0 ? t("consent.begin") : meters("newMeter.consent.yes")}
            </Button>
            <Button
              kind="secondary"
              fill
              onPress={() => {
                draft.clear();
                router.replace(linkAddress("refused"));
              }}
            >
              {added.length === 0 ? t("consent.notNow") : t("consent.no", { count: added.length })}
            </Button>
          </Row>
        )}
      </Answered>
    </Screen>
  );
}
