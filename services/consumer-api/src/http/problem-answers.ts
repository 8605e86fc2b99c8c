import type { Problem as ProblemBody } from "@halfhourly/contracts";
import { Problem, type FieldFault, type Log } from "@halfhourly/service-kit";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { fieldFaults } from "./field-faults.js";

/** What Fastify itself refuses, in our words. */
const frameworkFaults: Readonly<Record<string, readonly [status: number, code: string, detail: string]>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: [
    400,
    "json-invalid",
    "The body is not valid JSON. Correct it and send it again.",
  ],
  FST_ERR_CTP_EMPTY_JSON_BODY: [
    400,
    "json-invalid",
    "The body is empty. Send JSON as the documentation at /docs shows.",
  ],
  FST_ERR_CTP_BODY_TOO_LARGE: [
    413,
    "payload-too-large",
    "The body is larger than this address accepts. Send less at a time.",
  ],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    415,
    "media-type",
    "This address does not read that content type: see the documentation at /docs.",
  ],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    400,
    "content-length",
    "The body's length differs from the Content-Length header. Send it again.",
  ],
  FST_ERR_BAD_URL: [
    400,
    "address-invalid",
    "The address holds a percent sign that encodes nothing. Check the address.",
  ],
  FST_ERR_MAX_PARAM_LENGTH: [414, "address-invalid", "A part of the address is too long. Check the address."],
  FST_ERR_ASYNC_CONSTRAINT: [400, "address-invalid", "The address cannot be read. Check the address."],
};

/** `not-signed-in` -> `Not signed in`: the same title for a code at all times, as RFC 9457 asks. */
export function titleOf(code: string): string {
  const words = code.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Turns whatever was thrown into a problem; what we did not foresee is logged by kind and told as `unexpected` only. */
export function problemOf(fault: unknown, request: FastifyRequest, log: Log): Problem {
  if (fault instanceof Problem) return fault;
  const error = fault as Partial<FastifyError>;
  if (Array.isArray(error.validation)) return invalid(fieldFaults(error.validation, error.validationContext));
  const known = frameworkFaults[error.code ?? ""];
  if (known !== undefined) return new Problem(...known);
  log.error({ requestId: request.id, route: request.routeOptions.url, err: fault }, "unexpected fault");
  return new Problem(
    500,
    "unexpected",
    "Something went wrong on our side. Nothing that you had stored was changed by halves. Try again; if it stays, report the request id.",
  );
}

export function invalid(fields: readonly FieldFault[]): Problem {
  const which = fields.map(({ field, message }) => `${field} ${message}`).join("; ");
  return new Problem(400, "invalid-request", `The request cannot be used as it is: ${which}.`, fields);
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  const body: ProblemBody = {
    type: `/docs#problem-${problem.code}`,
    title: titleOf(problem.code),
    status: problem.status,
    code: problem.code,
    detail: problem.detail,
    requestId: reply.request.id,
    ...(problem.fields.length > 0 ? { fields: problem.fields.map((field) => ({ ...field })) } : {}),
  };
  return reply
    .code(problem.status)
    .type("application/problem+json; charset=utf-8")
    .header("cache-control", "no-store")
    .serializer(JSON.stringify)
    .send(body);
}

export function notFound(): Problem {
  return new Problem(
    404,
    "address-unknown",
    "There is nothing at this address. The documentation at /docs lists what there is.",
  );
}
