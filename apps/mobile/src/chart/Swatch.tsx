import { useLook } from "../look/useLook.js";
import type { SeriesName } from "./chart-bar.js";
import { usePatterns } from "./patterns.js";
import { Bar } from "./RankBars.js";
import type { RankLook } from "./rank-plot.js";
import { Drawing, Shape } from "./svg.js";
import { CLASS_OPACITY } from "./value-classes.js";

/** One look of a chart, as its legend shows it. */
export type SwatchLook =
  | { readonly kind: "filled" | "outlined"; readonly series: SeriesName }
  | { readonly kind: "class"; readonly colour: string; readonly nth: number }
  | { readonly kind: "rank"; readonly look: RankLook }
  | { readonly kind: "gap" | "unvalued" | "suspect" | "corrected" | "provisional" };

const SIDE_PX = 20;
const WHOLE = `M0.75 0.75h18.5v18.5h-18.5z`;

export function Swatch({ look }: { readonly look: SwatchLook }) {
  const { colours } = useLook();
  const patterns = usePatterns(colours.missing);
  return (
    <Drawing width={SIDE_PX} height={SIDE_PX}>
      {look.kind === "filled" ? <Shape d={WHOLE} fill={colours[look.series]} /> : null}
      {look.kind === "outlined" ? <Shape d={WHOLE} stroke={colours[look.series]} strokeWidth={2} /> : null}
      {look.kind === "rank" ? <Bar path={WHOLE} look={look.look} /> : null}
      {look.kind === "class" ? (
        <ClassSwatch colour={look.colour} ground={colours.panel} nth={look.nth} />
      ) : null}
      {look.kind === "gap" || look.kind === "unvalued" ? (
        <>
          {patterns.definitions}
          <Shape d={WHOLE} fill={patterns[look.kind]} stroke={colours.border} />
        </>
      ) : null}
      {look.kind === "suspect" ? <Shape d="M4 16h12l-6 -12z" fill={colours.error} /> : null}
      {look.kind === "corrected" ? <Shape d="M10 17l6 -7l-6 -7l-6 7z" fill={colours.text} /> : null}
      {look.kind === "provisional" ? (
        <Shape d="M6 10a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z" fill={colours.provisional} />
      ) : null}
    </Drawing>
  );
}

function ClassSwatch({
  colour,
  ground,
  nth,
}: {
  readonly colour: string;
  readonly ground: string;
  readonly nth: number;
}) {
  const height = (SIDE_PX * (nth + 1)) / CLASS_OPACITY.length;
  return (
    <>
      <Shape d={`M0 0h${SIDE_PX}v${SIDE_PX}h${-SIDE_PX}z`} fill={ground} />
      <Shape
        d={`M0 ${SIDE_PX - height}h${SIDE_PX}v${height}h${-SIDE_PX}z`}
        fill={colour}
        opacity={CLASS_OPACITY[nth] ?? 1}
      />
    </>
  );
}
