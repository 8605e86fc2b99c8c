import type { DemonstrationAccount } from "./product.js";

/** Cookies by name, sent to the one origin they came from. */
class CookieJar {
  readonly #held = new Map<string, string>();

  take(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      this.#held.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }

  get header(): string {
    return [...this.#held].map(([name, value]) => `${name}=${value}`).join("; ");
  }
}

const mostSteps = 12;

/** Signs in as a browser would, page by page, and gives the Cookie header of the session. */
export async function signIn(url: string, { email, password }: DemonstrationAccount): Promise<string> {
  const jar = new CookieJar();
  let next = new URL("/v1/sign-in?lang=en&return=/", url);
  let form: URLSearchParams | null = null;
  for (let step = 0; step < mostSteps; step += 1) {
    const response: Response = await fetch(next, {
      method: form === null ? "GET" : "POST",
      body: form,
      redirect: "manual",
      headers: { cookie: jar.header, origin: url, accept: "text/html" },
      signal: AbortSignal.timeout(10_000),
    });
    jar.take(response);
    const onward: string | null = response.headers.get("location");
    if (onward !== null) {
      if (form === null && new URL(onward, next).pathname === "/") return jar.header;
      [next, form] = [new URL(onward, next), null];
      continue;
    }
    const page: string = await response.text();
    const action = page.match(/<form method="post" action="([^"]+)"/)?.[1];
    if (action === undefined || form !== null)
      throw new Error(`sign-in stopped at ${next.pathname} with ${response.status}`);
    [next, form] = [new URL(action, next), new URLSearchParams({ language: "en", email, password })];
  }
  throw new Error(`sign-in did not end in ${mostSteps} steps`);
}
