import { fontFamily, type } from "../look/tokens.js";
import { useLook } from "../look/useLook.js";

interface Props {
  /** The id of the control; null where the label names a group. */
  readonly forId: string | null;
  readonly children: string;
}

export function Label({ forId, children }: Props) {
  const { colours } = useLook();
  const style = {
    fontFamily,
    fontSize: type.body.fontSize,
    lineHeight: `${type.body.lineHeight}px`,
    fontWeight: 600,
    color: colours.text,
  };
  return forId === null ? (
    <span style={style}>{children}</span>
  ) : (
    <label htmlFor={forId} style={style}>
      {children}
    </label>
  );
}
