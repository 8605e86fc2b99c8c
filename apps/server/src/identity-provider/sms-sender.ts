/** Text messages to telephones. No adapter ships with the product: where none is given, the choice is not offered. */
export interface SmsSender {
  /**
   * Resolves once the next service has taken the message; gives up by itself after a time.
   * @param to a number in E.164 form, such as +447700900123. It is never in a fault.
   */
  send(to: string, text: string): Promise<void>;
}
