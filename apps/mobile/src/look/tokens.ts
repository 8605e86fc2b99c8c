/**
 * The look in one place. A colour has one meaning everywhere: nothing but electricity is drawn in `electricity`, nothing
 * but an action in `action`. Text colours hold 4.5:1 and graphic colours 3:1 on `page` and on `panel` (test/look.test.ts).
 */
export interface Colours {
  readonly page: string;
  /** A quiet surface for a group of things that belong together. */
  readonly panel: string;
  readonly border: string;
  /** The edge of something that can be typed in or chosen; 3:1 on the page. */
  readonly control: string;
  readonly text: string;
  readonly secondary: string;
  readonly link: string;
  readonly action: string;
  readonly onAction: string;
  readonly focus: string;
  readonly onFocus: string;
  readonly error: string;
  readonly success: string;
  readonly electricity: string;
  readonly gas: string;
  readonly export: string;
  readonly cheaper: string;
  readonly dearer: string;
  /** The hatching of a half hour that is not there. */
  readonly missing: string;
  /** The outline of an estimated value. */
  readonly estimate: string;
  /** The dot of a value that may still change. */
  readonly provisional: string;
  /** The period before, beside the period now. */
  readonly before: string;
}

export type Scheme = "light" | "dark";

export const colours: Readonly<Record<Scheme, Colours>> = {
  light: {
    page: "#ffffff",
    panel: "#f3f5f7",
    border: "#cecece",
    control: "#6a6f73",
    text: "#0b0c0c",
    secondary: "#484949",
    link: "#1a65a6",
    action: "#1d70b8",
    onAction: "#ffffff",
    focus: "#ffdd00",
    onFocus: "#0b0c0c",
    error: "#ca3535",
    success: "#0f7a52",
    electricity: "#5a3ea6",
    gas: "#b0560a",
    export: "#00738a",
    cheaper: "#2b7724",
    dearer: "#a3286a",
    missing: "#73787b",
    estimate: "#484949",
    provisional: "#484949",
    before: "#868b8f",
  },
  dark: {
    page: "#111416",
    panel: "#1c2124",
    border: "#3c4347",
    control: "#8f979c",
    text: "#f3f4f4",
    secondary: "#b9bfc3",
    link: "#86bff0",
    action: "#86bff0",
    onAction: "#0b0c0c",
    focus: "#ffdd00",
    onFocus: "#0b0c0c",
    error: "#ff8f86",
    success: "#74d3a8",
    electricity: "#b7a2f2",
    gas: "#f2a65a",
    export: "#5cc4d6",
    cheaper: "#86d07c",
    dearer: "#f291c4",
    missing: "#9aa1a5",
    estimate: "#b9bfc3",
    provisional: "#b9bfc3",
    before: "#7f878c",
  },
};

/** Steps of the 8 px grid; `half` only inside a control. */
export const space = {
  half: 4,
  one: 8,
  two: 16,
  three: 24,
  four: 32,
  five: 40,
  six: 48,
  eight: 64,
  ten: 80,
} as const;

/** Size and line height in px. Line heights are whole steps of 4 so that text sits on the grid. */
export const type = {
  small: { fontSize: 16, lineHeight: 24 },
  body: { fontSize: 19, lineHeight: 28 },
  lead: { fontSize: 24, lineHeight: 32 },
  headingSmall: { fontSize: 19, lineHeight: 28 },
  heading: { fontSize: 24, lineHeight: 32 },
  title: { fontSize: 32, lineHeight: 40 },
  titleWide: { fontSize: 40, lineHeight: 48 },
  keyFigureSmall: { fontSize: 36, lineHeight: 44 },
  keyFigure: { fontSize: 48, lineHeight: 56 },
} as const;

/** The least width and height of anything that is pressed, in px (WCAG 2.5.5 asks 44). */
export const TARGET = 44;

/** From this width on the page has a side rail and sets things side by side. */
export const WIDE_FROM = 1000;

/** About 66 characters of body text, in px. */
export const READING_WIDTH = 592;

export const radius = { control: 6, panel: 8 } as const;

export { fontFamily } from "./font.js";
