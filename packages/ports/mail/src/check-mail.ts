import { MailRefused, type Mail, type MailSender } from "./port.js";

const mostSubjectCharacters = 200;
const mostTextCharacters = 10_000;
const wellFormedAddress = /^[^\s@<>,;:"()[\]\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;

/** Refuses what could become another message: line ends in headers, several recipients, an endless text. */
export function checked(sender: MailSender): MailSender {
  return {
    async send(mail) {
      refuseUnsendable(mail);
      await sender.send(mail);
    },
    close: () => sender.close(),
  };
}

function refuseUnsendable({ to, subject, text }: Mail): void {
  if (!wellFormedAddress.test(to)) throw new MailRefused("The address is not one plain address.");
  if (subject.trim() === "" || subject.length > mostSubjectCharacters || hasControlCharacter(subject))
    throw new MailRefused(`A subject is one line of 1 to ${mostSubjectCharacters} characters.`);
  if (text.trim() === "" || text.length > mostTextCharacters)
    throw new MailRefused(`A text has 1 to ${mostTextCharacters} characters.`);
}

function hasControlCharacter(text: string): boolean {
  return [...text].some((character) => character < " " || character === "\u007f");
}
