export interface IconProps {
  /** Drawn at this width and height in px. */
  readonly size: number;
  /** The side of the square that the paths are drawn on. */
  readonly grid: number;
  /** Lines to follow with the pen. */
  readonly line?: string;
  /** Areas to fill. */
  readonly area?: string;
  readonly strokeWidth?: number;
  readonly colour: string;
}
