import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

/**
 * No inline script and no eval anywhere; DOM sinks only through the app's own Trusted Types policies.
 * style-src needs 'unsafe-inline' because react-native-web writes its style sheet at run time.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types halfhourly",
].join("; ");

const hashedAsset = /-[0-9a-f]{16,}\.\w+$/;

/** Serves the built app: hashed assets for ever, pages always asked again, and index.html for the app's own routes. */
export async function serveWebApp(http: FastifyInstance, folder: string): Promise<void> {
  await http.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    index: false,
    cacheControl: false,
    globIgnore: ["content-digest"],
    setHeaders(response, path) {
      const forEver = hashedAsset.test(path.replace(/\.br$/, ""));
      response.setHeader("cache-control", forEver ? "public, max-age=31536000, immutable" : "no-cache");
      response.setHeader("content-security-policy", contentSecurityPolicy);
      response.setHeader("x-content-type-options", "nosniff");
      response.setHeader("referrer-policy", "no-referrer");
    },
  });
  http.get("/", (_request, reply) => reply.sendFile("index.html"));
  http.setNotFoundHandler((request, reply) => {
    if (isAppPage(request.method, request.url, request.headers.accept ?? ""))
      return reply.sendFile("index.html");
    return reply.code(404).type("text/plain").send("There is nothing at this address.\n");
  });
}

/** True for a page of the app that only the browser knows, such as /usage. */
function isAppPage(method: string, url: string, accept: string): boolean {
  const outside = /^\/(v1|oidc|docs|health|ready|mailbox|privacy)(\/|\?|$)/.test(url);
  return method === "GET" && !outside && accept.includes("text/html");
}
