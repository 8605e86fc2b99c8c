import { useFocusEffect } from "expo-router";
import { useCallback, useEffect, type ReactNode } from "react";
import { View } from "react-native";
import { space } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";
import { useWords } from "../words/index.js";
import { beginScreen, nameTab } from "./focus.js";
import { BackLink } from "./BackLink.js";
import { Heading } from "./Heading.js";
import { Proved } from "./Proved.js";
import { ScrollArea } from "./ScrollArea.js";

/** Two columns of reading width and the space between them. */
const MOST_WIDTH = 1200;

interface Props {
  readonly title: string;
  /** Where "Back" leads; none on the places of the navigation. */
  readonly back?: { readonly href: string; readonly label?: string };
  readonly children: ReactNode;
}

/** The id of every screen's heading of level 1. */
export const SCREEN_TITLE = "screen-title";
let opened = 0;

/** One screen: its name in the tab, the way back, one heading of level 1, then its content in order of importance. */
export function Screen({ title, back, children }: Props) {
  const { wide } = useLook();
  const t = useWords("parts");
  const frame = useWords("frame");

  useEffect(() => nameTab(`${title} · ${frame("name")}`), [title, frame]);

  // After a move inside the app the reader starts at the new heading; the first screen is the browser's own to announce.
  useFocusEffect(
    useCallback(() => {
      if (opened++ > 0) beginScreen(SCREEN_TITLE);
    }, []),
  );

  return (
    <ScrollArea>
      <View
        style={{
          width: "100%",
          maxWidth: MOST_WIDTH,
          paddingHorizontal: wide ? space.six : space.two,
          paddingTop: wide ? space.six : space.three,
          paddingBottom: space.eight,
          gap: wide ? space.four : space.three,
        }}
      >
        <View style={{ gap: space.one }}>
          {back === undefined ? null : <BackLink href={back.href}>{back.label ?? t("back")}</BackLink>}
          <Heading level={1} id={SCREEN_TITLE}>
            {title}
          </Heading>
        </View>
        <Proved />
        {children}
      </View>
    </ScrollArea>
  );
}
