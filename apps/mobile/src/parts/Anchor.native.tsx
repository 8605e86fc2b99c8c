import { router } from "expo-router";
import { Linking, Pressable, Text } from "react-native";
import { serverAddress } from "../data/server-address.js";
import type { AnchorProps } from "./anchor-props.js";

export function Anchor({ href, children, style, label, outside = false, skipsRouter = false }: AnchorProps) {
  const whole = outside || href.startsWith("tel:");
  const follow = () =>
    whole || skipsRouter ? void Linking.openURL(whole ? href : serverAddress + href) : router.push(href);
  return (
    <Pressable role="link" onPress={follow} aria-label={label} style={style}>
      {typeof children === "string" ? <Text style={style}>{children}</Text> : children}
    </Pressable>
  );
}
