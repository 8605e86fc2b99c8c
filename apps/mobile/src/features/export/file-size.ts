import { number } from "../../words/format.js";

/** "640 kB", "1.2 MB": 1,000 bytes to the kilobyte, as phones count. */
export function fileSize(bytes: number): string {
  const megabytes = bytes / 1_000_000;
  if (megabytes >= 1) return `${number(megabytes, megabytes < 10 ? 1 : 0)}\u00a0MB`;
  return `${number(Math.max(1, bytes / 1000))}\u00a0kB`;
}
