import type { FastifyInstance } from "fastify";
import type { ConsumerApiConfig } from "../config.js";
import { escapeHtml } from "./html.js";
import { pagesCss } from "./pages-css.js";
import { titleOf } from "./problem-answers.js";
import { pageHeaders } from "./security-headers.js";

interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly Record<string, unknown>[];
  readonly parameters?: readonly {
    name: string;
    in: string;
    required?: boolean;
    description?: string;
    schema?: unknown;
  }[];
  readonly requestBody?: { content: Readonly<Record<string, { schema?: unknown }>> };
  readonly responses?: Readonly<
    Record<string, { description?: string; content?: Readonly<Record<string, { schema?: unknown }>> }>
  >;
}
interface Document {
  readonly info: { readonly title: string; readonly description?: string };
  readonly tags?: readonly { name: string; description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

/** The documentation as one page without any script, written from the OpenAPI document itself. */
export function serveDocs(http: FastifyInstance, config: Pick<ConsumerApiConfig, "publicUrl">): void {
  let page: string | null = null;
  http.get("/docs", { schema: { hide: true }, config: { access: "public" } }, (_request, reply) => {
    page ??= docsPage(http.swagger() as unknown as Document);
    return reply.headers(pageHeaders(config)).type("text/html; charset=utf-8").send(page);
  });
  http.get("/docs/pages.css", { schema: { hide: true }, config: { access: "public" } }, (_request, reply) =>
    reply
      .headers({ ...pageHeaders(config), "cache-control": "public, max-age=3600" })
      .type("text/css; charset=utf-8")
      .send(pagesCss),
  );
}

function docsPage({ info, tags = [], paths, components }: Document): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const sections = tags.map(({ name, description = "" }) => {
    const own = operations.filter(({ operation }) => operation.tags?.includes(name));
    return `<section><h2>${escapeHtml(name)}</h2><p>${escapeHtml(description)}</p>${own.map(showOperation).join("")}</section>`;
  });
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) =>
      `<details id="schema-${name}"><summary>${name}</summary><pre>${showJson(schema)}</pre></details>`,
  );
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(info.title)}</title><link rel="stylesheet" href="/docs/pages.css"></head>
<body><main class="wide">
<h1>${escapeHtml(info.title)}</h1>
<p>${escapeHtml(info.description ?? "")}</p>
<p>For programs: <a href="/v1/openapi.json">OpenAPI 3.1</a>, and the events as <a href="/v1/asyncapi.json">AsyncAPI 3.0</a>.</p>
${sections.join("\n")}
<section><h2>Schemas</h2>${schemas.join("")}</section>
<section><h2>Problems</h2><p>Every fault is application/problem+json. Its code is stable; its detail says what to do.</p>
<ul>${problemCodes(operations)
    .map((code) => `<li id="problem-${code}"><code>${code}</code> ${escapeHtml(titleOf(code))}</li>`)
    .join("")}</ul></section>
</main></body>
</html>
`;
}

function showOperation({
  path,
  method,
  operation,
}: {
  path: string;
  method: string;
  operation: Operation;
}): string {
  const parameters = (operation.parameters ?? []).map(
    ({ name, in: place, required, schema }) =>
      `<tr><td><code>${escapeHtml(name)}</code></td><td>${place}${required ? ", required" : ""}</td><td><code>${showJson(schema, 0)}</code></td></tr>`,
  );
  const answers = Object.entries(operation.responses ?? {}).map(
    ([status, { description = "", content = {} }]) =>
      `<tr><td>${status}</td><td>${showText(description === "Default Response" ? "" : description)}</td><td>${showBody(content)}</td></tr>`,
  );
  const who = (operation.security ?? []).flatMap((scheme) => Object.keys(scheme)).join(" or ") || "anyone";
  const body =
    operation.requestBody === undefined ? "" : `<p>Body: ${showBody(operation.requestBody.content)}</p>`;
  return `<article id="${operation.operationId}"><h3><code>${method.toUpperCase()} ${escapeHtml(path)}</code></h3>
<p>${escapeHtml(operation.summary ?? "")}. ${escapeHtml(operation.description ?? "")}</p><p class="quiet">Who: ${who}</p>${body}
${parameters.length === 0 ? "" : `<table><thead><tr><th>Parameter</th><th>In</th><th>Form</th></tr></thead><tbody>${parameters.join("")}</tbody></table>`}
<table><thead><tr><th>Status</th><th>Meaning</th><th>Body</th></tr></thead><tbody>${answers.join("")}</tbody></table></article>`;
}

function showBody(content: Readonly<Record<string, { schema?: unknown }>>): string {
  return Object.entries(content)
    .map(([type, { schema }]) => {
      const reference = (schema as { $ref?: string } | undefined)?.$ref?.split("/").at(-1);
      return reference === undefined
        ? escapeHtml(type)
        : `${escapeHtml(type)}: <a href="#schema-${reference}">${reference}</a>`;
    })
    .join(", ");
}

/** Backticks mark code in descriptions. */
function showText(text: string): string {
  return escapeHtml(text).replace(
    /`([^`]+)`/g,
    (_, code: string) => `<a href="#problem-${code}"><code>${code}</code></a>`,
  );
}

function showJson(value: unknown, indent = 2): string {
  return escapeHtml(JSON.stringify(value ?? {}, null, indent));
}

function problemCodes(operations: readonly { operation: Operation }[]): string[] {
  const descriptions = operations.flatMap(({ operation }) =>
    Object.entries(operation.responses ?? {}).flatMap(([status, answer]) =>
      /^[45]/.test(status) ? (answer.description ?? "") : [],
    ),
  );
  return [
    ...new Set(descriptions.flatMap((text) => [...text.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code!))),
  ].sort();
}
