import { createTransport } from "nodemailer";
import { checked } from "./check-mail.js";
import { MailRefused, type Mail, type MailSender } from "./port.js";

export interface SmtpOptions {
  /** `smtp://user:password@host:587` (STARTTLS is demanded) or `smtps://host:465`. */
  readonly url: string;
  /** Who the mail is from, such as `Halfhourly <no-reply@example.org>`. */
  readonly from: string;
  /** True only for a server on this machine: lets the mail go without TLS. */
  readonly withoutTls?: boolean;
  readonly timeoutMs?: number;
  /** Certificate authorities of a private server, PEM; the system's when absent. */
  readonly ca?: string;
}

/** FR-001 wants a code to arrive within a minute: a server that does not answer is given up well before. */
const defaultTimeoutMs = 10_000;
const mostConnections = 5;

/** Sends by SMTP (RFC 5321) over TLS; connections are kept and reused. */
export function smtpMailSender({
  url,
  from,
  ca,
  withoutTls = false,
  timeoutMs = defaultTimeoutMs,
}: SmtpOptions): MailSender {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: mostConnections,
    requireTLS: !withoutTls,
    ignoreTLS: withoutTls,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(ca === undefined ? {} : { tls: { ca } }),
  });
  return checked({
    async send(mail) {
      try {
        await transport.sendMail({ from, ...messageOf(mail) });
      } catch (fault) {
        throw refusalOf(fault);
      }
    },
    async close() {
      transport.close();
    },
  });
}

/** Machines must not answer it, so that no out-of-office note comes back (RFC 3834). */
function messageOf({ to, subject, text, language }: Mail) {
  // The address as an object is never parsed: a comma in it cannot become a second recipient.
  return {
    to: { name: "", address: to },
    subject,
    text,
    headers: { "Auto-Submitted": "auto-generated", "Content-Language": language },
  };
}

/** The server's own words may quote the address, so only its numbers are passed on. */
function refusalOf(fault: unknown): MailRefused {
  const { code, responseCode } = fault as { readonly code?: unknown; readonly responseCode?: unknown };
  const reason = [code, responseCode].filter((part) => typeof part === "string" || typeof part === "number");
  return new MailRefused(
    `The mail server did not take the message (${reason.join(" ") || "no reason given"}).`,
  );
}
