const giveUpAfterMs = 10_000;

/** The newest code in the mailbox page for this address that is not the one seen before. */
export async function codeFor(url: string, email: string, notThis: string | null = null): Promise<string> {
  const giveUpAtMs = Date.now() + giveUpAfterMs;
  while (Date.now() < giveUpAtMs) {
    const mail = (await mailsFor(url, email)).find((text) => /\b\d{6}\b/.test(text));
    const code = mail?.match(/\b\d{6}\b/)?.[0];
    if (code !== undefined && code !== notThis) return code;
    await new Promise((settle) => setTimeout(settle, 100));
  }
  throw new Error(`no code for ${email} came within ${giveUpAfterMs / 1000} s`);
}

/** What was sent to this address, newest first, as text. */
export async function mailsFor(url: string, email: string): Promise<readonly string[]> {
  const page = await (await fetch(`${url}/mailbox`, { signal: AbortSignal.timeout(5_000) })).text();
  return [...page.matchAll(/<article[^>]*>([\s\S]*?)<\/article>/g)]
    .map(([, mail]) => (mail ?? "").replace(/<[^>]+>/g, "\n"))
    .filter((mail) => mail.includes(email));
}
