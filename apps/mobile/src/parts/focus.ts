/** Moves the focus to the control with this id and brings it into sight. */
export function focusOn(id: string): void {
  const found = document.getElementById(id);
  found?.focus();
  found?.scrollIntoView({ block: "center" });
}

/** The name of the screen in the browser's tab and history. */
export function nameTab(title: string): void {
  document.title = title;
}

/** A screen that was moved to inside the app begins at its top, with the reader at its heading. */
export function beginScreen(headingId: string): void {
  document.querySelector(".scroller")?.scrollTo(0, 0);
  window.scrollTo(0, 0);
  document.getElementById(headingId)?.focus({ preventScroll: true });
}

/** Whether what had the focus is gone from the page: the reader stands nowhere. */
export function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
