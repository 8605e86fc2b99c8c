import type { ReactNode } from "react";

/** On the web the page itself scrolls, so that the browser's own keys, zoom and address bar work as people know them. */
export function ScrollArea({ children }: { readonly children: ReactNode }) {
  return <>{children}</>;
}
