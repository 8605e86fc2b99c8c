import type { ReactNode } from "react";

/** Each screen of a phone scrolls by itself between the head and the bar. */
export function AboveBar({
  children,
  bar,
}: {
  readonly children: ReactNode;
  readonly bar: ReactNode | null;
}) {
  return (
    <>
      {children}
      {bar}
    </>
  );
}
