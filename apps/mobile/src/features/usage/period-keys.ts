import { useEffect } from "react";

/** Where arrow keys have a meaning of their own. */
const OWN_ARROWS =
  'input, textarea, select, [role="radio"], [role="slider"], [role="tab"], [contenteditable]';

/** Left and right arrows move the period wherever they mean nothing else. */
export function usePeriodKeys(move: (direction: 1 | -1) => void): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(OWN_ARROWS)) return;
      event.preventDefault();
      move(event.key === "ArrowRight" ? 1 : -1);
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [move]);
}
