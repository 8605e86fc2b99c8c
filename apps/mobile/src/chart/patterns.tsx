import { useId } from "react";
import { fillOf } from "./svg-props.js";
import { RepeatingPattern, Shape } from "./svg.js";

/** Hatching for what is missing, dots for what has no value in the unit: told apart without colour. */
export function usePatterns(colour: string) {
  // An id goes into url(#...), where React's own punctuation would need escaping.
  const id = useId().replace(/\W/g, "");
  const [gap, unvalued] = [`gap${id}`, `unvalued${id}`];
  return {
    gap: fillOf(gap),
    unvalued: fillOf(unvalued),
    definitions: (
      <>
        <RepeatingPattern id={gap} size={7}>
          <Shape d="M-1 1l2 -2M0 7l7 -7M6 8l2 -2" stroke={colour} strokeWidth={1.5} />
        </RepeatingPattern>
        <RepeatingPattern id={unvalued} size={8}>
          <Shape d="M1 1h2v2h-2zM5 5h2v2h-2z" fill={colour} />
        </RepeatingPattern>
      </>
    ),
  };
}
