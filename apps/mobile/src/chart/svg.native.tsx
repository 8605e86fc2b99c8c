import { Defs, Path, Pattern, Svg } from "react-native-svg";
import type { DrawingProps, PatternProps, ShapeProps } from "./svg-props.js";

export function Drawing({ width, height, children }: DrawingProps) {
  return (
    <Svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      {children}
    </Svg>
  );
}

export function Shape({ d, fill = "none", opacity = 1, stroke, strokeWidth = 1 }: ShapeProps) {
  return (
    <Path d={d} fill={fill} opacity={opacity} {...(stroke === undefined ? {} : { stroke, strokeWidth })} />
  );
}

export function RepeatingPattern({ id, size, children }: PatternProps) {
  return (
    <Defs>
      <Pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse">
        {children}
      </Pattern>
    </Defs>
  );
}
