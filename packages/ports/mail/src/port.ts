/** A message to one person, plain text only. Never a reading, a meter number or a link that signs in by itself. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** BCP 47: the language of the text. */
  readonly language: "en" | "cy";
}

export interface MailSender {
  /** Resolves once the next server has taken the message. @throws MailRefused; the address is never in the fault. */
  send(mail: Mail): Promise<void>;
  close(): Promise<void>;
}

export class MailRefused extends Error {
  override readonly name = "MailRefused";
}
