import { View } from "react-native";
import { space } from "../../look/tokens.js";
import { Link } from "../../parts/Link.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { useWords } from "../../words/index.js";

/** Each line as its own service publishes it. */
const LINES = [
  { name: "emergency", number: "999" },
  { name: "england", number: "0808 2000 247" },
  { name: "wales", number: "0808 80 10 800" },
  { name: "scotland", number: "0800 027 1234" },
  { name: "men", number: "0808 801 0327" },
] as const;

export function Helplines() {
  const t = useWords("safety");
  return (
    <View role="list" style={{ gap: space.one }}>
      {LINES.map(({ name, number }) => (
        <View key={name} role="listitem">
          <Paragraph>{t(`lines.${name}`)}</Paragraph>
          <Link href={`tel:${number.replace(/ /g, "")}`}>{number}</Link>
        </View>
      ))}
    </View>
  );
}
