import { router } from "expo-router";
import { useEffect, useRef, useState } from "react";
import { useSources } from "../../data/collection-queries.js";
import { hashNow } from "../../data/hash-now.js";
import { useFindAccount } from "../../data/link-queries.js";
import { ButtonLink } from "../../parts/ButtonLink.js";
import { Link } from "../../parts/Link.js";
import { Notice } from "../../parts/Notice.js";
import { Screen } from "../../parts/Screen.js";
import { useWords } from "../../words/index.js";
import { chosenAtFirst } from "./choice.js";
import { FindFault } from "./FindFault.js";
import { linkAddress, useLinkDraft } from "./link-draft.js";
import { Looking } from "./Looking.js";

/** Where a supplier's sign-in page sends the browser back to: what it said stands behind the #, where no server reads it. */
export function ReturnFromSupplier() {
  const t = useWords("link");
  const draft = useLinkDraft();
  const [said] = useState(hashNow);
  const sources = useSources();
  const source = sources.data?.sources.find((one) => one.source === draft.value.source);
  const finding = useFindAccount();
  const begun = useRef(false);
  const code = said.get("code");
  const state = said.get("state");

  useEffect(() => {
    if (begun.current || code === null || state === null || source === undefined) return;
    begun.current = true;
    finding.mutate(
      {
        source: source.source,
        postcode: draft.value.postcode.trim(),
        access: { kind: "authorisation-code", code, state },
      },
      {
        onSuccess: (found) => {
          draft.change({ ...draft.value, found, chosen: chosenAtFirst(found.meters, draft.value.meter) });
          router.replace(linkAddress("found"));
        },
      },
    );
  }, [code, state, source, finding, draft]);

  if (code === null || state === null) {
    return (
      <Screen title={t("back.title")}>
        <Notice state="plain" title={t("back.noTitle")} action={<Again />}>
          {t("back.no")}
        </Notice>
        <Link href="/you/meters/add?step=fuel">{t("otherWay")}</Link>
      </Screen>
    );
  }
  return (
    <Screen title={t("back.title")}>
      {finding.error === null || source === undefined ? (
        <Looking source={source?.title ?? t("back.supplier")} />
      ) : (
        <>
          <FindFault fault={finding.error} kind="authorisation-code" source={source} />
          <Again />
        </>
      )}
    </Screen>
  );
}

function Again() {
  const t = useWords("link");
  return <ButtonLink href={linkAddress("access")}>{t("back.again")}</ButtonLink>;
}
