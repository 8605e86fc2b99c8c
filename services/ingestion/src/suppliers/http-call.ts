import { boundedHttp as bounded, NoAnswer, type HttpCall, type HttpLimits } from "@halfhourly/service-kit";
import { SourceFault } from "./source-fault.js";

export type { HttpAnswer, HttpCall, HttpLimits, HttpRequest } from "@halfhourly/service-kit";

/** As the kit's, in a source's words. Throws SourceFault: `not-reached` without an answer in time, `not-understood` for a body over the limit. */
export function boundedHttp(limits: HttpLimits): HttpCall {
  const http = bounded(limits);
  return (request, signal) =>
    http(request, signal).catch((fault: unknown) => {
      if (!(fault instanceof NoAnswer)) throw fault;
      const { code, message, cause } = fault;
      throw new SourceFault(code === "too-long" ? "not-understood" : "not-reached", message, null, { cause });
    });
}
