/** How readings that sources send come in, without the collecting around it: for whoever brings documents of their own. */
export type { ArrivalOutcome, ArrivedReadings, Arrivals } from "./arrivals.js";
export { createArrivals, type ArrivalsOptions, type RunningArrivals } from "./create-arrivals.js";
export { halfHoursOfDocument, type DocumentHalfHours } from "./document-half-hours.js";
export {
  readIntervalDocument,
  readingsOfDocument,
  type DocumentFault,
  type ReadIntervalDocument,
} from "./read-interval-document.js";
export type { UnusableReason } from "./store-arrivals.js";
