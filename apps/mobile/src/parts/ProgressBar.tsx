import { Text, View } from "react-native";
import { fontFamily, READING_WIDTH, space, type } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";

interface Props {
  /** What is under way: "Storing your readings". */
  readonly label: string;
  /** How far, in words: "120 of 395 days". */
  readonly count?: string | undefined;
  /** 0 to 1; null where nobody can say. */
  readonly part: number | null;
}

/** How far something is that takes longer than a second: a count to read, and a bar that only repeats it. */
export function ProgressBar({ label, count, part }: Props) {
  const { colours } = useLook();
  const percent = part === null ? null : Math.round(part * 100);
  return (
    <View style={{ gap: space.one, maxWidth: READING_WIDTH }}>
      <View aria-live="polite">
        <Text style={[type.lead, { fontFamily, color: colours.text }]}>{`${label}…`}</Text>
      </View>
      <View
        role="progressbar"
        aria-label={label}
        {...(percent === null ? {} : { "aria-valuenow": percent, "aria-valuemin": 0, "aria-valuemax": 100 })}
        {...(count === undefined ? {} : { "aria-valuetext": count })}
        style={{
          height: 16,
          borderRadius: 8,
          backgroundColor: colours.panel,
          borderWidth: 1,
          borderColor: colours.control,
          overflow: "hidden",
        }}
      >
        <View
          style={{
            height: "100%",
            backgroundColor: colours.action,
            // Where nobody can say how far: a piece in the middle, so that it is not taken for an empty field.
            ...(percent === null ? { width: "30%", marginLeft: "35%" } : { width: `${percent}%` }),
          }}
        />
      </View>
      {count === undefined ? null : (
        <Text style={[type.body, { fontFamily, color: colours.secondary, fontVariant: ["tabular-nums"] }]}>
          {count}
        </Text>
      )}
    </View>
  );
}
