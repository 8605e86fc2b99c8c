/** Where the page may load a worker from: the Content-Security-Policy names this policy and no other. */
const POLICY = "halfhourly";
const WORKER = "/service-worker.js";

interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

/** Keeps the app's own files for the time without a connection. A browser without workers, or a plain http address, does without. */
export function startServiceWorker(): void {
  if (!("serviceWorker" in navigator) || !window.isSecureContext) return;
  void navigator.serviceWorker.register(trusted(WORKER)).catch(() => undefined);
}

function trusted(url: string): string {
  const factory = (globalThis as { readonly trustedTypes?: PolicyFactory }).trustedTypes;
  if (factory === undefined) return url;
  return factory.createPolicy(POLICY, { createScriptURL: onlyOurWorker }).createScriptURL(url);
}

function onlyOurWorker(url: string): string {
  if (url !== WORKER) throw new TypeError("Only the app's own worker may be loaded");
  return url;
}
