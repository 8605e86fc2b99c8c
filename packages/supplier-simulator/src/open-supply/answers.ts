import { OPEN_SUPPLY_PROBLEMS, type OpenSupplyProblemCode } from "@halfhourly/contracts";
import type { FakeAnswer } from "../fake-service.js";

/** A problem as the contract has it; thrown on the way, answered at the door. */
export class Problem extends Error {
  constructor(
    readonly code: OpenSupplyProblemCode,
    readonly detail: string,
    readonly status: number = OPEN_SUPPLY_PROBLEMS[code],
  ) {
    super(detail);
  }

  answer(inHtml: boolean): FakeAnswer {
    const { code, detail, status } = this;
    if (inHtml) return page(status, "Something went wrong", "<p>Try again later.</p>");
    const headers = {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...(status === 401 ? { "www-authenticate": 'Bearer error="invalid_token"' } : {}),
    };
    const body = { type: "about:blank", title: TITLES[status] ?? "Error", status, code, detail };
    return { status, headers, body: JSON.stringify(body) };
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  500: "Internal Server Error",
};

/** What a household's browser, or an application with its token, is told: never to be kept by a cache. */
export function privateJson(status: number, value: unknown): FakeAnswer {
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  return { status, headers, body: JSON.stringify(value) };
}

export function page(status: number, title: string, content: string): FakeAnswer {
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
  };
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><main><h1>${title}</h1>${content}</main></html>`;
  return { status, headers, body };
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
