/** Long enough for a person to find a password or to set up a telephone; then the page says that it has expired. */
export const pagesSeconds = 3_600;

/** A page with our own style sheet and our own form, and nothing else in it. */
export const pageHeaders = headersFor("'self'");

/** The same, where the form's answer leads on to the app: browsers hold redirects after a form to `form-action` too. */
export const appPageHeaders = headersFor("'self' halfhourly:");

function headersFor(formAction: string): Readonly<Record<string, string>> {
  return {
    "content-security-policy": `default-src 'none'; style-src 'self'; form-action ${formAction}; frame-ancestors 'none'; base-uri 'none'`,
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  };
}
