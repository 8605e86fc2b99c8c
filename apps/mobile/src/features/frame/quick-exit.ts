import { useEffect } from "react";
import { leaveAtOnce } from "../../data/leave.js";

/** A page that anybody might have open, in the place of the one being left. */
export const NEUTRAL_SITE = "https://www.bbc.co.uk/weather";
/** Three presses of Escape within this time leave. */
const PRESSES = 3;
const WITHIN_MS = 2000;

/**
 * Takes what is on the screen away, then goes to a neutral site in this page's place, signed out. Back does not return
 * here; the browser's history still has the addresses of the pages that were open before.
 */
export function leaveQuickly(): void {
  document.getElementById("root")?.replaceChildren();
  document.title = "";
  leaveAtOnce();
  // A browser that kept the page whole must not show it again.
  window.addEventListener("pageshow", ({ persisted }) => (persisted ? location.reload() : undefined));
  location.replace(NEUTRAL_SITE);
}

/** Leaves when Escape is pressed three times in a row, whatever has the focus. */
export function useLeaveOnEscape(): void {
  useEffect(() => {
    let pressedAt: number[] = [];
    function onKeyDown({ key, repeat, timeStamp }: KeyboardEvent) {
      if (repeat) return;
      pressedAt =
        key === "Escape" ? [...pressedAt.filter((at) => timeStamp - at < WITHIN_MS), timeStamp] : [];
      if (pressedAt.length >= PRESSES) leaveQuickly();
    }
    window.addEventListener("keydown", onKeyDown, true);
    return () => window.removeEventListener("keydown", onKeyDown, true);
  }, []);
}

/** A browser has gone elsewhere by then. */
export function useLeft(): boolean {
  return false;
}

export function comeBack(): void {}
