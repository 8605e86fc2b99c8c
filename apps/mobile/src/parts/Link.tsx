import { fontFamily, TARGET, type } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";
import { useWords } from "../words/index.js";
import { Anchor } from "./Anchor.js";

interface Props {
  /** A path of the app, a telephone number (`tel:`), or a whole address (then it opens in a new tab and says so). */
  readonly href: string;
  readonly children: string;
  readonly small?: boolean;
  /** A page of the server, not of the app. */
  readonly skipsRouter?: boolean;
}

/** A link on a line of its own, 44 px high. */
export function Link({ href, children, small = false, skipsRouter = false }: Props) {
  const { colours } = useLook();
  const t = useWords("parts");
  const outside = href.startsWith("https:");
  const leavesRouter = skipsRouter || href.startsWith("tel:");
  const size = small ? type.small : type.body;
  return (
    <Anchor
      href={href}
      outside={outside}
      skipsRouter={leavesRouter}
      style={{
        fontFamily,
        fontSize: size.fontSize,
        lineHeight: size.lineHeight,
        color: colours.link,
        textDecorationLine: "underline",
        paddingTop: (TARGET - size.lineHeight) / 2,
        paddingBottom: (TARGET - size.lineHeight) / 2,
        alignSelf: "flex-start",
      }}
    >
      {outside ? `${children} ${t("opensNewTab")}` : children}
    </Anchor>
  );
}
