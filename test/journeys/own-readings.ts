export const october = "2025-10";

/** A supplier download of our own making: October 2025 with its 50-half-hour day, local stamps, 0.1 kWh in the first slot and so on. */
export function octoberFile(): string {
  const lines = ["Consumption (kWh), Start, End"];
  const stamp = (ms: number): string => {
    const summer = ms < Date.UTC(2025, 9, 26, 1);
    return (
      new Date(ms + (summer ? 3_600_000 : 0)).toISOString().slice(0, 19) + (summer ? "+01:00" : "+00:00")
    );
  };
  for (let at = Date.UTC(2025, 8, 30, 23); at < Date.UTC(2025, 10, 1); at += 1_800_000)
    lines.push(`0.${100 + (lines.length % 400)}, ${stamp(at)}, ${stamp(at + 1_800_000)}`);
  return `${lines.join("\r\n")}\r\n`;
}
