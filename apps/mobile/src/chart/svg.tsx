import type { DrawingProps, PatternProps, ShapeProps } from "./svg-props.js";

/** The browser draws SVG itself: the library that a phone needs for it stays out of the web app. */
export function Drawing({ width, height, children }: DrawingProps) {
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden
      style={{ display: "block", overflow: "visible" }}
    >
      {children}
    </svg>
  );
}

export function Shape({ d, fill = "none", opacity = 1, stroke, strokeWidth = 1 }: ShapeProps) {
  return (
    <path
      d={d}
      fill={fill}
      opacity={opacity}
      stroke={stroke}
      strokeWidth={stroke ? strokeWidth : undefined}
    />
  );
}

export function RepeatingPattern({ id, size, children }: PatternProps) {
  return (
    <defs>
      <pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse">
        {children}
      </pattern>
    </defs>
  );
}
