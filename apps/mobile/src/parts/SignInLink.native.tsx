import { useMutation, useQueryClient } from "@tanstack/react-query";
import { router } from "expo-router";
import { View } from "react-native";
import { signInOnPhone } from "../data/sign-in-on-phone.js";
import { SignInFault } from "../data/app-sign-in/tools.js";
import { space } from "../look/tokens.js";
import { useLanguage, useWords } from "../words/index.js";
import { Button } from "./Button.js";
import { Notice } from "./Notice.js";
import { Problem } from "./Problem.js";
import type { SignInLinkProps } from "./SignInLink.js";

/** The system's browser comes up for the sign-in pages, and the app is behind it all the time. */
export function SignInLink({ wish, children, kind = "primary" }: SignInLinkProps) {
  const { language } = useLanguage();
  const t = useWords("parts");
  const client = useQueryClient();
  const signingIn = useMutation({
    mutationFn: () => signInOnPhone(wish, language),
    onSuccess: async (signedIn) => {
      if (!signedIn) return;
      await client.invalidateQueries();
      // Somebody who was signed in already goes on where they were; at the way in there is no screen to go to yet.
      if (wish.mode === "step-up") router.replace(wish.returnTo);
    },
  });
  return (
    <View style={{ gap: space.two }}>
      <Button
        kind={kind}
        busyLabel={signingIn.isPending ? t("signIn.busy") : undefined}
        onPress={() => signingIn.mutate()}
      >
        {children}
      </Button>
      {signingIn.data === false ? <Notice state="plain">{t("signIn.closed")}</Notice> : null}
      {signingIn.error === null ? null : <SignInProblem fault={signingIn.error} />}
    </View>
  );
}

function SignInProblem({ fault }: { readonly fault: Error }) {
  const t = useWords("parts");
  if (!(fault instanceof SignInFault)) return <Problem takesFocus fault={fault} />;
  const says = fault.code === "sign-in-refused" ? t("signIn.refused") : t("signIn.unavailable");
  return <Problem takesFocus fault={fault} says={says} />;
}
