/** A phone has no such key. */
export function useSearchKey(): void {}
