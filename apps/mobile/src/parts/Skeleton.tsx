import { View } from "react-native";
import { useEffect, useState } from "react";
import { radius, space } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";
import { useWords } from "../words/index.js";

/** Nothing moves in the first 300 ms: most answers are here by then. */
const PATIENCE_MS = 300;

interface Props {
  /** The heights in px of the things to come, top to bottom. */
  readonly shape: readonly number[];
}

/** The shape of what is being fetched, so that nothing jumps when it comes. */
export function Skeleton({ shape }: Props) {
  const { colours } = useLook();
  const t = useWords("parts");
  const [seen, setSeen] = useState(false);

  useEffect(() => {
    const timer = setTimeout(() => setSeen(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);

  return (
    <View
      role="status"
      aria-label={t("loading")}
      aria-busy
      style={{ gap: space.three, opacity: seen ? 1 : 0 }}
    >
      {shape.map((height, index) => (
        <View
          key={`${index}-${height}`}
          style={{ height, borderRadius: radius.panel, backgroundColor: colours.panel }}
        />
      ))}
    </View>
  );
}
