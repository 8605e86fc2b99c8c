import { View } from "react-native";
import { useLook } from "../../look/useLook.js";
import { space } from "../../look/tokens.js";
import { Bullets } from "../../parts/Bullets.js";
import { ButtonLink } from "../../parts/ButtonLink.js";
import { Panel } from "../../parts/Panel.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { useLanguage, useWords } from "../../words/index.js";
import { signInAddress } from "./sign-in-address.js";

interface Props {
  /** The path to come back to. */
  readonly returnTo: string;
  /** True where a session ended: then it says so first. */
  readonly ended: boolean;
}

/** The first screen: what it is worth, then the one thing to do. */
export function Welcome({ returnTo, ended }: Props) {
  const { wide } = useLook();
  const { language } = useLanguage();
  const t = useWords("signIn");
  const button = (
    <ButtonLink href={signInAddress(language, returnTo)} skipsRouter>
      {t("signIn")}
    </ButtonLink>
  );

  if (ended) {
    return (
      <Screen title={t("endedTitle")}>
        <Paragraph size="lead">{t("ended")}</Paragraph>
        {button}
      </Screen>
    );
  }
  return (
    <Screen title={t("title")}>
      <View
        style={{
          flexDirection: wide ? "row" : "column",
          gap: wide ? space.eight : space.four,
          alignItems: "flex-start",
        }}
      >
        <Stack gap="four" style={{ flexShrink: 1, maxWidth: 592 }}>
          <Paragraph size="lead">{t("lead")}</Paragraph>
          {button}
          <Bullets items={[t("promises.first"), t("promises.second"), t("promises.third")]} />
          <Paragraph size="small" quiet>
            {t("demonstration")}
          </Paragraph>
        </Stack>
        <View style={{ maxWidth: 400, width: "100%" }}>
          <Panel>
            <Paragraph quiet>{t("exampleLabel")}</Paragraph>
            <Paragraph size="lead">{t("example")}</Paragraph>
          </Panel>
        </View>
      </View>
    </Screen>
  );
}
