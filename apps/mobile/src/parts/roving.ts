import { useRef } from "react";
import type { View } from "react-native";

interface KeyPress {
  readonly key: string;
  preventDefault(): void;
}

/**
 * The keys of a set of radios: Tab reaches the chosen one (or the first), arrows move and choose, Home and End go to the
 * ends. Spread `propsOf(index)` on each.
 */
export function useRoving(count: number, chosen: number, choose: (index: number) => void) {
  const nodes = useRef<(View | null)[]>([]);
  const stop = chosen >= 0 ? chosen : 0;

  function go(index: number) {
    const next = (index + count) % count;
    choose(next);
    nodes.current[next]?.focus();
  }

  function onKeyDown(index: number, event: KeyPress) {
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: index + 1,
      ArrowDown: index + 1,
      ArrowLeft: index - 1,
      ArrowUp: index - 1,
      Home: 0,
      End: count - 1,
    };
    const next = moves[event.key];
    if (next !== undefined) {
      event.preventDefault();
      go(next);
    } else if (event.key === " ") {
      event.preventDefault();
      choose(index);
    }
  }

  return (index: number) => ({
    ref: (node: View | null) => {
      nodes.current[index] = node;
    },
    tabIndex: index === stop ? (0 as const) : (-1 as const),
    // React Native's types do not know the key events that the web build hands on.
    ...({ onKeyDown: (event: KeyPress) => onKeyDown(index, event) } as object),
  });
}
