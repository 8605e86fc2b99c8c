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
