import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { useColorScheme } from "react-native";
import { keepSetting, settingNow } from "../data/device-settings.js";
import { paintDocument } from "./paint-document.js";
import { colours, type Scheme } from "./tokens.js";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

interface ThemeChoice {
  readonly theme: Theme;
  readonly scheme: Scheme;
  readonly chooseTheme: (theme: Theme) => void;
}

const Chosen = createContext<ThemeChoice>({ theme: "system", scheme: "light", chooseTheme: () => undefined });

export function isTheme(text: string | null): text is Theme {
  return THEMES.some((theme) => theme === text);
}

/** Holds the theme chosen on this device; "system" follows the device. */
export function ThemeProvider(props: { readonly children: ReactNode }) {
  const ofDevice = useColorScheme();
  const [theme, setTheme] = useState<Theme>(themeAtStart);
  const scheme: Scheme = theme === "system" ? (ofDevice === "dark" ? "dark" : "light") : theme;

  useEffect(() => paintDocument(scheme, colours[scheme].page), [scheme]);

  const choice = useMemo<ThemeChoice>(
    () => ({
      theme,
      scheme,
      chooseTheme(next) {
        keepSetting("theme", next);
        setTheme(next);
      },
    }),
    [theme, scheme],
  );
  return <Chosen.Provider value={choice}>{props.children}</Chosen.Provider>;
}

function themeAtStart(): Theme {
  const kept = settingNow("theme");
  return isTheme(kept) ? kept : "system";
}

export function useTheme(): ThemeChoice {
  return useContext(Chosen);
}
