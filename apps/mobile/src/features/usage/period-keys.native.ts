/** A phone moves the period by swiping the chart. */
export function usePeriodKeys(): void {}
