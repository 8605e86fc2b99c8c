/** A phone's screen reader moves by landmarks and headings. */
export function SkipLink(_props: { readonly target: string; readonly children: string }) {
  return null;
}
