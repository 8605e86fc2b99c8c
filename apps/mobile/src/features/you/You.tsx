import { View } from "react-native";
import { useSession } from "../../data/session.js";
import { useLook } from "../../look/useLook.js";
import { space } from "../../look/tokens.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { appVersion } from "../feedback/app-version.js";
import { DeviceChoices } from "./DeviceChoices.js";
import { SignOut } from "./SignOut.js";
import { Ways } from "./Ways.js";

/** Who may use my data? Meters, consents, the account, help, and how this device is set. */
export function You() {
  const { wide } = useLook();
  const session = useSession();
  const t = useWords("you");
  const { displayName: name, role } = (session.state === "signed-in" ? session.session : null) ?? {};
  return (
    <Screen title={t("title")}>
      {name === undefined ? null : <Paragraph quiet>{t("signedInAs", { name })}</Paragraph>}
      <View style={{ flexDirection: wide ? "row" : "column", gap: wide ? space.eight : space.six }}>
        <View style={{ flexGrow: 1, flexShrink: 1, flexBasis: wide ? 0 : "auto" }}>
          <Ways staff={role !== undefined && role !== "consumer"} />
        </View>
        <Stack gap="six" style={{ flexGrow: 1, flexShrink: 1, flexBasis: wide ? 0 : "auto" }}>
          <DeviceChoices />
          <SignOut />
          <Paragraph size="small" quiet>
            {t("version", { version: appVersion })}
          </Paragraph>
        </Stack>
      </View>
    </Screen>
  );
}
