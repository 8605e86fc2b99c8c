/** A phone has no ids to go to: screen readers are told by the live region instead. */
export function focusOn(_id: string): void {}

export function nameTab(_title: string): void {}

export function beginScreen(_headingId: string): void {}

export function isFocusLost(): boolean {
  return false;
}
