import { Problem } from "@halfhourly/service-kit";
import { SourceFault, type SourceFaultCode } from "../suppliers/source-fault.js";

/** What somebody who waits is told of a source's fault. */
export function problemOf(fault: SourceFault): Problem {
  const { status, code, detail } = words[fault.code];
  return new Problem(status, code, detail);
}

const notAnswering = {
  status: 503,
  code: "source-not-answering",
  detail:
    "The supplier does not answer for the moment. Nothing was kept: try again in a few minutes, or add a file of readings meanwhile.",
};

const words: Readonly<
  Record<SourceFaultCode, { readonly status: number; readonly code: string; readonly detail: string }>
> = {
  "not-reached": notAnswering,
  "slow-down": notAnswering,
  "not-understood": notAnswering,
  "access-refused": {
    status: 422,
    code: "access-refused",
    detail:
      "The supplier does not let us in with that. Check the key or the password in your account there, and that it is this supplier's.",
  },
  "account-unknown": {
    status: 422,
    code: "account-unknown",
    detail:
      "The supplier knows no such account. Check the account number on your bill, and that it is this supplier's.",
  },
};

/** An adapter throws SourceFault and nothing else; anything else is a fault of ours in it, told as an answer not understood. */
export async function fromSource<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (fault) {
    if (fault instanceof SourceFault) throw fault;
    throw new SourceFault("not-understood", "The adapter failed on the source's answer.", null, {
      cause: fault,
    });
  }
}

export function sourceUnknown(): Problem {
  return new Problem(404, "source-unknown", "There is no such source: ask for the sources first.");
}
