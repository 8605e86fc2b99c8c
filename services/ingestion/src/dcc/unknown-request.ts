import { DccRefusal } from "@halfhourly/dcc";

/** `kept`: durable now. `nothing`: a duplicate, or an answer that nobody wants any more. */
export type Taken = "kept" | "nothing";

export function unknownRequest(): DccRefusal {
  return new DccRefusal(
    "unknown-request",
    "The answer belongs to no request or schedule that we know: it is not kept.",
  );
}
