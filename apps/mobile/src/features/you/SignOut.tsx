import { router } from "expo-router";
import { useState } from "react";
import { useSignOut } from "../../data/session.js";
import { Button } from "../../parts/Button.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";

export function SignOut() {
  const signOut = useSignOut();
  const [leaving, setLeaving] = useState(false);
  const t = useWords("you");
  return (
    <Stack gap="one">
      <Button
        kind="secondary"
        busyLabel={leaving ? t("signingOut") : undefined}
        onPress={() => {
          setLeaving(true);
          router.replace("/");
          void signOut();
        }}
      >
        {t("signOut")}
      </Button>
      <Paragraph size="small" quiet>
        {t("signOutDetail")}
      </Paragraph>
    </Stack>
  );
}
