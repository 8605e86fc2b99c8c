import { Link } from "../../parts/Link.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { useWords } from "../../words/index.js";
import type { CheckOutcome, Fault } from "./check-uses.js";
import { useSpokenMs, useWhatWords } from "./use-words.js";

/** What was checked and what that shows and does not; or the first line that does not fit, and what to do. */
export function CheckResult({ outcome }: { readonly outcome: CheckOutcome }) {
  return outcome.ok ? <Whole outcome={outcome} /> : <Broken outcome={outcome} />;
}

function Whole({ outcome }: { readonly outcome: CheckOutcome & { readonly ok: true } }) {
  const t = useWords("uses");
  const spoken = useSpokenMs();
  const { lines, sealedAtMs, olderLeftOut } = outcome;
  return (
    <Notice state="success" title={t("check.okTitle")} takesFocus>
      <Paragraph>{t("check.ok", { count: lines })}</Paragraph>
      <Paragraph>
        {sealedAtMs === null ? t("check.notSealed") : t("check.sealed", { when: spoken(sealedAtMs) })}
      </Paragraph>
      {olderLeftOut ? <Paragraph>{t("check.olderLeftOut")}</Paragraph> : null}
      <Paragraph>{t("check.proves")}</Paragraph>
      <Paragraph>{t("check.notProves")}</Paragraph>
    </Notice>
  );
}

const FAULT_WORDS: Readonly<Record<Fault, "changed" | "missing" | "cutOff" | "seal">> = {
  changed: "changed",
  missing: "missing",
  "cut off": "cutOff",
  "anchor differs": "seal",
};

function Broken({ outcome }: { readonly outcome: CheckOutcome & { readonly ok: false } }) {
  const t = useWords("uses");
  const spoken = useSpokenMs();
  const whatOf = useWhatWords();
  const { service, position, fault, use } = outcome;
  return (
    <Notice state="error" title={t("check.badTitle")} takesFocus>
      <Paragraph>{t(`check.faults.${FAULT_WORDS[fault]}`, { position, service })}</Paragraph>
      {use === null ? null : (
        <Paragraph strong>{t("by", { who: whatOf(use), when: spoken(use.atMs) })}</Paragraph>
      )}
      <Paragraph>{t("check.badToDo")}</Paragraph>
      <Link href="/feedback">{t("check.tell")}</Link>
      <Link href={t("check.commissionerAddress")}>{t("check.commissioner")}</Link>
    </Notice>
  );
}
