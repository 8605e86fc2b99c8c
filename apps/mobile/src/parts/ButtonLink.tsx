import { fontFamily, radius, space, type } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";
import { Anchor } from "./Anchor.js";

interface Props {
  readonly href: string;
  readonly children: string;
  readonly kind?: "primary" | "secondary";
  /** A page of the server, not of the app. */
  readonly skipsRouter?: boolean;
  /** A fuller name for screen readers, beginning with the visible words. */
  readonly label?: string;
}

/** A link that is the one thing to do next: looks like a button, opens like a link. */
export function ButtonLink({ href, children, kind = "primary", skipsRouter = false, label }: Props) {
  const { colours } = useLook();
  const filled = kind === "primary";
  return (
    <Anchor
      href={href}
      skipsRouter={skipsRouter}
      label={label}
      style={{
        fontFamily,
        fontSize: type.body.fontSize,
        lineHeight: type.body.lineHeight,
        fontWeight: "600",
        textDecorationLine: "none",
        color: filled ? colours.onAction : colours.link,
        backgroundColor: filled ? colours.action : "transparent",
        borderWidth: 2,
        borderStyle: "solid",
        borderColor: colours.action,
        borderRadius: radius.control,
        paddingTop: space.one,
        paddingBottom: space.one,
        paddingLeft: space.three,
        paddingRight: space.three,
        alignSelf: "flex-start",
      }}
    >
      {children}
    </Anchor>
  );
}
