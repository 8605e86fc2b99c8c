import type { ReactNode } from "react";

export interface DrawingProps {
  readonly width: number;
  readonly height: number;
  readonly children: ReactNode;
}

export interface ShapeProps {
  /** SVG path data. */
  readonly d: string;
  /** A colour, or `fillOf(patternId)`; nothing unless told. */
  readonly fill?: string;
  readonly opacity?: number;
  readonly stroke?: string;
  readonly strokeWidth?: number;
}

export interface PatternProps {
  /** Unique on the page. */
  readonly id: string;
  /** Side of the square that repeats. */
  readonly size: number;
  readonly children: ReactNode;
}

/** What a shape is filled with to show a pattern. */
export function fillOf(patternId: string): string {
  return `url(#${patternId})`;
}
