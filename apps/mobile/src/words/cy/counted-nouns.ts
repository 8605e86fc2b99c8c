import { everyForm } from "./every-form.js";

/** "2 dariff", "3 thariff": a noun in t after each numeral. */
export const ofTariffs = <Key extends string>(key: Key, sentence: string, one: string) =>
  everyForm(key, sentence.replace("{{tariffs}}", "{{count, grouped}} tariff"), {
    one,
    two: sentence.replace("{{tariffs}}", "{{count, grouped}} dariff"),
    few: sentence.replace("{{tariffs}}", "{{count, grouped}} thariff"),
    many: sentence.replace("{{tariffs}}", "{{count, grouped}} thariff"),
  });

export const ofMonths = <Key extends string>(key: Key, sentence: string) =>
  everyForm(key, sentence.replace("{{months}}", "{{count}} mis"), {
    two: sentence.replace("{{months}}", "{{count}} fis"),
  });

export const ofDays = <Key extends string>(key: Key, sentence: string) =>
  everyForm(key, sentence.replace("{{days}}", "{{count}} diwrnod"), {
    two: sentence.replace("{{days}}", "{{count}} ddiwrnod"),
  });
