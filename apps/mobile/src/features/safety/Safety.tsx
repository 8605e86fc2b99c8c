import type { ReactNode } from "react";
import { View } from "react-native";
import { useSession } from "../../data/session.js";
import { useLook } from "../../look/useLook.js";
import { READING_WIDTH, space } from "../../look/tokens.js";
import { Bullets } from "../../parts/Bullets.js";
import { Button } from "../../parts/Button.js";
import { Heading } from "../../parts/Heading.js";
import { Link } from "../../parts/Link.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { Helplines } from "./Helplines.js";

interface Props {
  /** For a phone on which nobody is signed in: no screen lies behind this one. */
  readonly onBack?: () => void;
}

/** For somebody who may be watched through their energy use: who can see it, what to do, how to leave, who helps. */
export function Safety({ onBack }: Props) {
  const { wide } = useLook();
  const session = useSession();
  const inside = session.state === "signed-in";
  const t = useWords("safety");
  const parts = useWords("parts");
  const column = {
    flexGrow: 1,
    flexShrink: 1,
    flexBasis: wide ? 0 : "auto",
    maxWidth: READING_WIDTH,
  } as const;
  return (
    <Screen title={t("title")} {...(inside ? { back: { href: "/you" } } : {})}>
      <Paragraph size="lead">{t("lead")}</Paragraph>
      <Notice state="plain">{t("danger")}</Notice>
      {onBack === undefined ? null : (
        <Button kind="link" onPress={onBack}>
          {parts("back")}
        </Button>
      )}
      <View style={{ flexDirection: wide ? "row" : "column", gap: wide ? space.eight : space.four }}>
        <Stack gap="four" style={column}>
          <Part title={t("watchedTitle")}>
            <Bullets
              items={[
                t("watched.first"),
                t("watched.second"),
                t("watched.third"),
                t("watched.fourth"),
                t("watched.fifth"),
                t("watched.sixth"),
                t("watched.seventh"),
              ]}
            />
            {inside ? <WaysOn /> : null}
          </Part>
          <Part title={t("helpTitle")}>
            <Paragraph>{t("help")}</Paragraph>
            <Helplines />
          </Part>
        </Stack>
        <Stack gap="four" style={column}>
          <Part title={t("leaveTitle")}>
            <Bullets items={[t("leave.first"), t("leave.second"), t("leave.third")]} />
          </Part>
          <Part title={t("whoTitle")}>
            <Bullets items={[t("who.first"), t("who.second")]} />
          </Part>
          <Part title={t("quietTitle")}>
            <Paragraph>{t("quiet")}</Paragraph>
          </Part>
        </Stack>
      </View>
    </Screen>
  );
}

function WaysOn() {
  const t = useWords("safety");
  return (
    <View>
      <Link href="/you/sessions">{t("devices")}</Link>
      <Link href="/you/security">{t("security")}</Link>
    </View>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Stack gap="two">
      <Heading level={2}>{title}</Heading>
      {children}
    </Stack>
  );
}
