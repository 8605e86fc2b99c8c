/** A phone carries the app's files in its bundle. */
export function startServiceWorker(): void {}
