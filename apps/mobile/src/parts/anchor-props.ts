import type { ReactNode } from "react";

export interface AnchorProps {
  /** A path of the app ("/usage"), or with `outside` a whole address. */
  readonly href: string;
  readonly children: ReactNode;
  readonly style: Readonly<Record<string, string | number | undefined>>;
  readonly label?: string | undefined;
  /** True for the place one is in. */
  readonly current?: boolean;
  /** Another site: opens in a new tab. */
  readonly outside?: boolean;
  /** A page of the server, such as sign-in: the browser goes there itself. */
  readonly skipsRouter?: boolean;
  readonly lang?: string;
}
