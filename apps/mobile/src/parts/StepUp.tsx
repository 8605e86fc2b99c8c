import { usePathname } from "expo-router";
import { addressNow } from "../data/address-now.js";
import { provedAddress } from "../data/sign-in-address.js";
import { useWords } from "../words/index.js";
import { Notice } from "./Notice.js";
import { Paragraph } from "./Paragraph.js";
import { SignInLink } from "./SignInLink.js";

/**
 * The service wants a fresh sign-in before what was asked: why, and the way there and back to this very page. Nothing is
 * sent by itself on return: the person presses the same button once more.
 */
export function StepUp({ takesFocus = false }: { readonly takesFocus?: boolean }) {
  const t = useWords("parts");
  const here = addressNow(usePathname());
  return (
    <Notice
      state="plain"
      takesFocus={takesFocus}
      title={t("stepUp.title")}
      action={
        <SignInLink wish={{ mode: "step-up", returnTo: provedAddress(here) }}>{t("stepUp.go")}</SignInLink>
      }
    >
      <Paragraph>{t("stepUp.why")}</Paragraph>
      <Paragraph>{t("stepUp.after")}</Paragraph>
    </Notice>
  );
}
