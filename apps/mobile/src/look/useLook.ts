import { useWindowDimensions } from "react-native";
import { useTheme } from "./theme.js";
import { colours, WIDE_FROM, type Colours, type Scheme } from "./tokens.js";

export interface Look {
  readonly colours: Colours;
  readonly scheme: Scheme;
  /** True from 1000 px: side rail, and things side by side. */
  readonly wide: boolean;
}

/** The colours of the scheme in force, and whether there is room for two columns. */
export function useLook(): Look {
  const { scheme } = useTheme();
  const { width } = useWindowDimensions();
  return { colours: colours[scheme], scheme, wide: width >= WIDE_FROM };
}
