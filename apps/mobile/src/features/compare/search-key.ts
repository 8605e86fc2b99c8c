import { useEffect } from "react";
import { focusOn } from "../../parts/focus.js";

const TYPED_IN = "input, textarea, select, [contenteditable]";

/** The key "/" goes to the search field, unless somebody is typing. */
export function useSearchKey(fieldId: string): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== "/" || event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented)
        return;
      if (event.target instanceof Element && event.target.closest(TYPED_IN)) return;
      event.preventDefault();
      focusOn(fieldId);
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [fieldId]);
}
