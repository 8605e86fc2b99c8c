import type { ReactNode } from "react";
import { View } from "react-native";
import { useLook } from "../../look/useLook.js";
import { space } from "../../look/tokens.js";
import { useWords } from "../../words/index.js";
import { AboveBar } from "./AboveBar.js";
import { BottomBar } from "./BottomBar.js";
import { Brand } from "./Brand.js";
import { DemonstrationLine } from "./DemonstrationLine.js";
import { LanguageSwitch } from "./LanguageSwitch.js";
import { Page } from "./Page.js";
import { SideRail } from "./SideRail.js";
import { SkipLink } from "./SkipLink.js";

interface Props {
  readonly children: ReactNode;
  /** Whether the places of the navigation are there: only for somebody signed in. */
  readonly places?: boolean;
  readonly demonstration?: boolean;
  /** A page that somebody may have to leave at once, signed in or not. */
  readonly wayOut?: boolean;
}

/** Side rail and main from 1000 px; below that a head, main and the bottom bar. Read in the order it is seen. */
export function Layout({ children, places = false, demonstration = false, wayOut = false }: Props) {
  const { wide } = useLook();
  const t = useWords("parts");
  const main = (
    <View
      role="main"
      id="main"
      tabIndex={-1}
      style={{ flexGrow: 1, flexShrink: 1, flexBasis: 0, minWidth: 0, minHeight: 0 }}
    >
      {demonstration ? <DemonstrationLine /> : null}
      {children}
    </View>
  );
  return (
    <Page>
      <SkipLink target="main">{t("skip")}</SkipLink>
      {wide && places ? (
        <View style={{ flexDirection: "row", flexGrow: 1 }}>
          <SideRail />
          {main}
        </View>
      ) : (
        <AboveBar bar={places || wayOut ? <BottomBar places={places} /> : null}>
          <Head places={places} />
          {main}
        </AboveBar>
      )}
    </Page>
  );
}

function Head({ places }: { readonly places: boolean }) {
  const { wide } = useLook();
  return (
    <View
      role="banner"
      style={{
        flexDirection: "row",
        justifyContent: "space-between",
        alignItems: "center",
        paddingHorizontal: wide ? space.six : space.two,
        paddingTop: space.one,
        width: "100%",
        maxWidth: 1200,
      }}
    >
      <Brand />
      <LanguageSwitch signedIn={places} />
    </View>
  );
}
