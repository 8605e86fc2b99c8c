import type { Consent } from "@halfhourly/contracts";
import { useConsents } from "../../data/consent-queries.js";
import { ButtonLink } from "../../parts/ButtonLink.js";
import { Notice } from "../../parts/Notice.js";
import { shortDate } from "../../words/format.js";
import { useWords } from "../../words/index.js";
import { useMeterName } from "../meters/meter-words.js";
import { isGranted } from "./purposes.js";

/** Once a year, from 30 days before anything ends: do you still live here? Nothing where nothing is due. */
export function RenewBanner({ consents }: { readonly consents: readonly Consent[] }) {
  const t = useWords("consents");
  const nameOf = useMeterName();
  const due = consents.filter((consent) => isGranted(consent) && consent.renewSoon);
  const [first] = due.flatMap(({ renewBy }) => renewBy ?? []).sort();
  if (first === undefined) return null;
  const names = [...new Set(due.map(({ meterName, fuel }) => nameOf({ name: meterName, fuel })))];
  return (
    <Notice
      state="plain"
      title={t("renew.title")}
      action={<ButtonLink href="/you/consents/renew">{t("renew.answer")}</ButtonLink>}
    >
      {t("renew.banner", { names: names.join(", "), date: shortDate(first) })}
    </Notice>
  );
}

/** The same on any other screen, such as Home: quiet until the answer is here, and where it never comes. */
export function RenewalLine() {
  const { data } = useConsents();
  return data === undefined ? null : <RenewBanner consents={data.consents} />;
}
