import { router } from "expo-router";
import type { MouseEvent } from "react";
import type { AnchorProps } from "./anchor-props.js";

/** A real link: it can be opened in a new tab, copied and read as one. */
export function Anchor({
  href,
  children,
  style,
  label,
  current,
  outside = false,
  skipsRouter = false,
  lang,
}: AnchorProps) {
  function follow(event: MouseEvent) {
    const asNewTab = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
    if (outside || skipsRouter || asNewTab) return;
    event.preventDefault();
    router.push(href);
  }
  return (
    <a
      href={href}
      onClick={follow}
      style={{
        display: "inline-block",
        textUnderlineOffset: "4px",
        ...style,
        ...lineHeightInPx(style),
        cursor: "pointer",
      }}
      aria-label={label}
      aria-current={current === true ? "page" : undefined}
      lang={lang}
      {...(outside ? { target: "_blank", rel: "noopener noreferrer" } : {})}
    >
      {children}
    </a>
  );
}

/** React takes a bare line height as a multiple of the font size; our sizes are px. */
function lineHeightInPx(style: AnchorProps["style"]) {
  const { lineHeight } = style;
  return typeof lineHeight === "number" ? { lineHeight: `${lineHeight}px` } : {};
}
