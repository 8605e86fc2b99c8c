import { View } from "react-native";
import { space } from "../../look/tokens.js";
import { useLook } from "../../look/useLook.js";
import { Bullets } from "../../parts/Bullets.js";
import { ButtonLink } from "../../parts/ButtonLink.js";
import { Heading } from "../../parts/Heading.js";
import { NavList } from "../../parts/NavList.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";

/** What goes, what stays and why, and what might do instead. Nothing is asked here yet. */
export function WhatGoes() {
  const t = useWords("closing");
  const { wide } = useLook();
  return (
    <Screen title={t("title")} back={{ href: "/you" }}>
      <Paragraph size="lead">{t("lead")}</Paragraph>
      <View style={{ flexDirection: wide ? "row" : "column", gap: wide ? space.eight : space.four }}>
        <Stack gap="four" style={{ flexGrow: 1, flexShrink: 1, flexBasis: wide ? 0 : "auto" }}>
          <Stack gap="one">
            <Heading level={2}>{t("goes.title")}</Heading>
            <Bullets items={[t("goes.readings"), t("goes.derived"), t("goes.account"), t("goes.key")]} />
          </Stack>
          <Stack gap="one">
            <Heading level={2}>{t("stays.title")}</Heading>
            <Bullets items={[t("stays.consents"), t("stays.log")]} />
            <Paragraph>{t("stays.noName")}</Paragraph>
          </Stack>
        </Stack>
        <Stack gap="one" style={{ flexGrow: 1, flexShrink: 1, flexBasis: wide ? 0 : "auto" }}>
          <Heading level={2}>{t("instead.title")}</Heading>
          <NavList
            items={[
              { href: "/you/consents", title: t("instead.stop") },
              { href: "/you/export", title: t("instead.copy") },
              { href: "/you/sessions", title: t("instead.devices") },
            ]}
          />
        </Stack>
      </View>
      <ButtonLink kind="secondary" href="/you/delete?step=sure">
        {t("goOn")}
      </ButtonLink>
    </Screen>
  );
}
