/** In the order in which people meet them. Any screen may link to one: /help?topic=missing. */
export const TOPICS = {
  missing: ["first", "second", "third"],
  collected: ["first", "second", "third", "fourth", "fifth"],
  estimated: ["first", "second"],
  doubtful: ["first", "second"],
  bill: ["first", "second"],
  standing: ["first", "second"],
  vat: ["first"],
  gas: ["first", "second"],
  october: ["first", "second"],
  file: ["first", "second"],
  privacy: ["first", "second", "third"],
} as const;

export type Topic = keyof typeof TOPICS;
export const TOPIC_NAMES = Object.keys(TOPICS) as readonly Topic[];

export function helpAddress(topic: Topic): string {
  return `/help?topic=${topic}`;
}
