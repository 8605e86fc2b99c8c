import Svg, { Path } from "react-native-svg";
import type { IconProps } from "./icon-props.js";

export function Icon({ size, grid, line, area, strokeWidth = 2, colour }: IconProps) {
  return (
    <Svg width={size} height={size} viewBox={`0 0 ${grid} ${grid}`} aria-hidden>
      {line === undefined ? null : (
        <Path
          d={line}
          fill="none"
          stroke={colour}
          strokeWidth={strokeWidth}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
      {area === undefined ? null : <Path d={area} fill={colour} />}
    </Svg>
  );
}
