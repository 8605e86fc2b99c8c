import { router } from "expo-router";
import { useState } from "react";
import { useSources, type Source } from "../../data/collection-queries.js";
import { Answered } from "../../parts/Answered.js";
import { Disclosure } from "../../parts/Disclosure.js";
import { Link } from "../../parts/Link.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Question } from "../../parts/Question.js";
import { Radios } from "../../parts/Radios.js";
import { useWords } from "../../words/index.js";
import { EMPTY_LINK, linkAddress, type LinkDraftHandle } from "./link-draft.js";

/** A page of the link with everything that its questions need. */
export interface LinkStepProps {
  readonly draft: LinkDraftHandle;
  readonly source: Source;
}

export function SupplierStep({ draft }: { readonly draft: LinkDraftHandle }) {
  const t = useWords("link");
  const sources = useSources();
  const [asked, setAsked] = useState(false);
  const chosen = draft.value.source;
  const error = asked && chosen === null ? t("supplier.error") : undefined;
  return (
    <Question
      title={t("supplier.title")}
      back="/you/meters/add"
      errors={error === undefined ? [] : [{ id: "supplier", message: error }]}
      onContinue={() => (chosen === null ? setAsked(true) : router.push(linkAddress("postcode")))}
    >
      <Answered answer={sources} shape={[160]}>
        {(all) => (
          <Radios
            id="supplier"
            label={t("supplier.title")}
            hideLabel
            error={error}
            options={withAccounts(all.sources).map(({ source, title, kind, simulated }) => ({
              value: source,
              label: title,
              hint:
                [
                  ...(kind === "intermediary" ? [t("supplier.intermediary")] : []),
                  ...(simulated ? [t("supplier.simulated")] : []),
                ].join(" ") || undefined,
            }))}
            value={chosen}
            onChange={(source) => draft.change({ ...EMPTY_LINK, postcode: draft.value.postcode, source })}
          />
        )}
      </Answered>
      <Disclosure title={t("supplier.notHere")}>
        <Paragraph>{t("supplier.notHereText")}</Paragraph>
        <Link href="/you/meters/add?step=fuel">{t("supplier.byNumber")}</Link>
      </Disclosure>
    </Question>
  );
}

export function withAccounts(sources: readonly Source[]): readonly Source[] {
  return sources.filter(({ accepts }) => accepts.length > 0);
}
