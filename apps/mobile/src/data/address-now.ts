/** Where the reader is, with the step of a form that the path alone does not tell. */
export function addressNow(_path: string): string {
  return location.pathname + location.search;
}
