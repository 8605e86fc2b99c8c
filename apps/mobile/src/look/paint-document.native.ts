/** On a phone the system paints its own parts. */
export function paintDocument(): void {}
