/** What a browser does for somebody who agrees on the simulator's consent page: reads its form, sends it, is sent back. @returns where to */
export async function agreeOnConsentPage(
  address: string,
  { home, refusing = [] }: { readonly home: string; readonly refusing?: readonly string[] },
): Promise<URL> {
  const page = await fetch(address, { redirect: "manual" });
  if (page.status !== 200) return sentTo(page);
  const html = await page.text();
  const [, action = ""] = /<form method="post" action="([^"]*)"/.exec(html) ?? [];
  const form = new URLSearchParams({ home, answer: "agree" });
  for (const [, name = "", value = ""] of html.matchAll(
    /<input type="hidden" name="([^"]*)" value="([^"]*)">/g,
  ))
    form.set(name, unescaped(value));
  for (const [, scope = ""] of html.matchAll(/name="agreed" value="([^"]*)"/g))
    if (!refusing.includes(scope)) form.append("agreed", scope);
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const answer = await fetch(unescaped(action), {
    method: "POST",
    redirect: "manual",
    headers,
    body: form.toString(),
  });
  return sentTo(answer);
}

function sentTo(answer: Response): URL {
  const location = answer.headers.get("location");
  if (location === null) throw new Error(`the consent page answered ${answer.status} and sends nowhere`);
  return new URL(location);
}

function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
