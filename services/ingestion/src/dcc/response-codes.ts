/**
 * What a response code means for the request (DUIS, Response Codes; for alerts and schedules the clauses of their service
 * references). `again`: it may work later. `refused`: it will not, for this home. `stop`: nothing we send will work until
 * an operator has looked. A code that is not listed is taken as `refused`: asking again would only be refused again.
 */
export type CodeVerdict = "success" | "acknowledged" | "again" | "refused" | "not-known" | "stop";

const VERDICTS: Readonly<Record<string, CodeVerdict>> = {
  I0: "success",
  I99: "acknowledged",
  // Failed authorisation of ourselves: no such user and role, or a user that is suspended.
  E1: "stop",
  E3: "stop",
  // The device does not exist.
  E19: "not-known",
  // Communications failures: the device cannot be reached, it did not answer.
  E20: "again",
  E21: "again",
  // Time-outs of future dated and of scheduled commands.
  E30: "again",
  E31: "again",
  // 8.2 found nothing by what was asked for.
  E080201: "not-known",
  E080202: "not-known",
};

export function verdictOf(code: string): CodeVerdict {
  return VERDICTS[code] ?? (code.startsWith("W") ? "success" : "refused");
}
