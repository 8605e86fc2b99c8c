import type { IconProps } from "./icon-props.js";

/** A drawing that only repeats the words beside it: screen readers pass it by. */
export function Icon({ size, grid, line, area, strokeWidth = 2, colour }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox={`0 0 ${grid} ${grid}`}
      aria-hidden
      style={{ display: "block", flexShrink: 0 }}
    >
      {line === undefined ? null : (
        <path
          d={line}
          fill="none"
          stroke={colour}
          strokeWidth={strokeWidth}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
      {area === undefined ? null : <path d={area} fill={colour} />}
    </svg>
  );
}
