import type { ShownCollection } from "../../data/answers.js";
import { View } from "react-native";
import { space } from "../../look/tokens.js";
import { ButtonLink } from "../../parts/ButtonLink.js";
import { Link } from "../../parts/Link.js";
import { useWords } from "../../words/index.js";
import { linkAddress } from "../link/link-draft.js";
import { useSupplierTitle } from "./collection-words.js";

/** The way back in at the supplier; nothing where the source has no accounts, or is not known any more. */
export function SignInAgain({ collection }: { readonly collection: ShownCollection }) {
  const t = useWords("collect");
  const source = useSupplierTitle(collection.source);
  if (source === null) return null;
  const href = linkAddress("postcode", { source: collection.source, meter: collection.meterId });
  // After a switch the way on is another supplier: this one is for whoever has a second account there.
  if (collection.problem === "meter-not-in-account")
    return <Link href={href}>{t("signInAgain", { source })}</Link>;
  return (
    <View style={{ paddingTop: space.one, alignItems: "flex-start" }}>
      <ButtonLink href={href}>{t("signInAgain", { source })}</ButtonLink>
    </View>
  );
}
