import { Link } from "../../parts/Link.js";

export interface SafetyLinkProps {
  readonly children: string;
  /** For a phone, where no screens are mounted behind the first one. */
  readonly onOpen: () => void;
}

/** The way to the page on staying safe. The router has no screens before somebody is signed in: the browser goes there. */
export function SafetyLink({ children }: SafetyLinkProps) {
  return (
    <Link href="/safety" skipsRouter>
      {children}
    </Link>
  );
}
