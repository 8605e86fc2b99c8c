import { fontFamily, type } from "../../look/tokens.js";
import { focusOn } from "../../parts/focus.js";

interface Props {
  readonly target: string;
  readonly children: string;
}

/** The first stop of the Tab key; in sight only while it has the focus. */
export function SkipLink({ target, children }: Props) {
  return (
    <a
      className="skip"
      href={`#${target}`}
      onClick={(event) => {
        event.preventDefault();
        focusOn(target);
      }}
      style={{
        position: "absolute",
        top: 8,
        left: 8,
        zIndex: 2,
        padding: "8px 16px",
        background: "#ffdd00",
        color: "#0b0c0c",
        fontFamily,
        fontSize: type.body.fontSize,
      }}
    >
      {children}
    </a>
  );
}
