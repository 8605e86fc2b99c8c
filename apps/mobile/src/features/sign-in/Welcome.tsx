import { View } from "react-native";
import { useLook } from "../../look/useLook.js";
import { space } from "../../look/tokens.js";
import { Bullets } from "../../parts/Bullets.js";
import { Panel } from "../../parts/Panel.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { SignInLink } from "../../parts/SignInLink.js";
import { Row, Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { SafetyLink } from "./SafetyLink.js";

interface Props {
  /** The path to come back to. */
  readonly returnTo: string;
  /** True where a session ended: then it says so first. */
  readonly ended: boolean;
  /** Shows the page on staying safe, where that is not a navigation. */
  readonly onSafety: () => void;
}

/** The first screen: what it is worth, then the two ways in. */
export function Welcome({ returnTo, ended, onSafety }: Props) {
  const { wide } = useLook();
  const t = useWords("signIn");
  if (ended) {
    return (
      <Screen title={t("endedTitle")}>
        <Paragraph size="lead">{t("ended")}</Paragraph>
        <SignInLink wish={{ returnTo }}>{t("signIn")}</SignInLink>
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
          <Row>
            <SignInLink wish={{ returnTo, mode: "register" }}>{t("create")}</SignInLink>
            <SignInLink wish={{ returnTo }} kind="secondary">
              {t("signIn")}
            </SignInLink>
          </Row>
          <Bullets items={[t("promises.first"), t("promises.second"), t("promises.third")]} />
          <View>
            <SafetyLink onOpen={onSafety}>{t("safety")}</SafetyLink>
            <Paragraph size="small" quiet>
              {t("demonstration")}
            </Paragraph>
          </View>
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
