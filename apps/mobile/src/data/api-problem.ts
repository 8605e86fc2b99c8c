import type { Problem } from "@halfhourly/contracts";

export interface FieldProblem {
  readonly field: string;
  readonly code: string;
}

/**
 * Why a call to the API did not work. `code` is stable: the server's own (`mpan-invalid`), or one of ours for what never
 * reached it: `unreachable`, `timeout`. `detail` is the server's English and is never shown on a Welsh screen.
 */
export class ApiProblem extends Error {
  readonly code: string;
  /** 0 where no answer came. */
  readonly status: number;
  readonly detail: string;
  readonly requestId: string | null;
  readonly fields: readonly FieldProblem[];

  constructor(problem: Partial<Problem> & { readonly code: string; readonly status: number }) {
    super(problem.code);
    this.name = "ApiProblem";
    this.code = problem.code;
    this.status = problem.status;
    this.detail = problem.detail ?? "";
    this.requestId = problem.requestId ?? null;
    this.fields = problem.fields ?? [];
  }

  /** True where the same call may work a moment later. */
  get mayPass(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  get signedOut(): boolean {
    return this.status === 401;
  }

  /** True where staff asked for what is a household's, or the other way round. */
  get isOfAnotherRole(): boolean {
    return this.status === 403 && this.code === "not-for-your-role";
  }

  /** True where the sign-in is too old for what was asked: the screen shows why and the way, `parts/Problem.tsx`. */
  get wantsStepUp(): boolean {
    return this.status === 403 && this.code === "step-up-required";
  }
}

/** Reads an answer that is not 2xx. A body that is no problem document (a proxy's page) still gives a code. */
export function problemFrom(status: number, body: string): ApiProblem {
  const found = parsed(body);
  return new ApiProblem({ ...found, status, code: found.code ?? `status-${status}` });
}

function parsed(body: string): Partial<Problem> {
  try {
    const value: unknown = JSON.parse(body);
    return isProblemLike(value) ? value : {};
  } catch {
    return {};
  }
}

function isProblemLike(value: unknown): value is Partial<Problem> {
  return typeof value === "object" && value !== null && "code" in value && typeof value.code === "string";
}
