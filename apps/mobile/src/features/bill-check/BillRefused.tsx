import { ApiProblem } from "../../data/api.js";
import { Link } from "../../parts/Link.js";
import { Notice } from "../../parts/Notice.js";
import { Problem } from "../../parts/Problem.js";
import { useWords } from "../../words/index.js";

interface Props {
  readonly fault: Error;
  readonly meterId: string;
}

/** Why a bill could not be checked, and the way to mend it. */
export function BillRefused({ fault, meterId }: Props) {
  const t = useWords("billCheck");
  const code = fault instanceof ApiProblem ? fault.code : null;
  if (code === "no-agreement")
    return (
      <Notice
        takesFocus
        state="empty"
        action={<Link href={`/you/meters/${encodeURIComponent(meterId)}/tariffs/add`}>{t("addTariff")}</Link>}
      >
        {t("noAgreement")}
      </Notice>
    );
  if (code === "consent-required")
    return (
      <Notice takesFocus state="empty" action={<Link href="/you/consents">{t("allow")}</Link>}>
        {t("consent")}
      </Notice>
    );
  return <Problem takesFocus fault={fault} says={code === "invalid-request" ? t("unreadable") : undefined} />;
}
