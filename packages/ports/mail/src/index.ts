export * from "./port.js";
export { memoryMailbox, type KeptMail, type Mailbox } from "./mailbox.js";
export { smtpMailSender, type SmtpOptions } from "./smtp.js";
