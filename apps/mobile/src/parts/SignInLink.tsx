import { signInAddress, type SignInWish } from "../data/sign-in-address.js";
import { useLanguage } from "../words/index.js";
import { ButtonLink } from "./ButtonLink.js";

export interface SignInLinkProps {
  readonly wish: SignInWish;
  readonly children: string;
  readonly kind?: "primary" | "secondary";
}

/** The way to the sign-in pages and back. */
export function SignInLink({ wish, children, kind = "primary" }: SignInLinkProps) {
  const { language } = useLanguage();
  return (
    <ButtonLink href={signInAddress(language, wish)} kind={kind} skipsRouter>
      {children}
    </ButtonLink>
  );
}
