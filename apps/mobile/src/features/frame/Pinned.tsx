import type { ReactNode } from "react";
import { useLook } from "../../look/useLook.js";

interface Props {
  readonly at: "bottom" | "side";
  readonly label: string;
  readonly children: ReactNode;
}

/** The places: at the bottom of a phone, or beside a page that scrolls. */
export function Pinned({ at, label, children }: Props) {
  const { colours } = useLook();
  const edge = `1px solid ${colours.border}`;
  const bottom = {
    display: "flex",
    flexShrink: 0,
    justifyContent: "center",
    borderTop: edge,
    paddingBottom: "env(safe-area-inset-bottom)",
  } as const;
  const side = {
    position: "sticky",
    top: 0,
    height: "100vh",
    boxSizing: "border-box",
    width: 232,
    flexShrink: 0,
    overflowY: "auto",
    display: "flex",
    flexDirection: "column",
    padding: "40px 16px 24px",
    borderRight: edge,
  } as const;
  return (
    <nav aria-label={label} style={{ ...(at === "bottom" ? bottom : side), background: colours.page }}>
      {children}
    </nav>
  );
}
