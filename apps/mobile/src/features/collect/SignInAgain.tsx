import type { ShownCollection } from "../../data/answers.js";
import { ButtonLink } from "../../parts/ButtonLink.js";
import { useWords } from "../../words/index.js";
import { linkAddress } from "../link/link-draft.js";
import { useSupplierTitle } from "./collection-words.js";

/** The way back in at the supplier; nothing where the source has no accounts, or is not known any more. */
export function SignInAgain({ collection }: { readonly collection: ShownCollection }) {
  const t = useWords("collect");
  const source = useSupplierTitle(collection.source);
  if (source === null) return null;
  return (
    <ButtonLink href={linkAddress("postcode", { source: collection.source, meter: collection.meterId })}>
      {t("signInAgain", { source })}
    </ButtonLink>
  );
}
