export function addressNow(path: string): string {
  return path;
}
