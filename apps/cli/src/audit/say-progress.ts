import { grouped } from "../show-inspection.js";
import type { Terminal } from "../terminal.js";

const everyMs = { terminal: 500, file: 10_000 };

interface Progress {
  say(entriesRead: number, entriesTotal: number): void;
  /** Clears the line where there is one. */
  end(): void;
}

/** How far a service's entries were read, on standard error: a line written over for people, now and then one for a file. */
export function sayProgress(terminal: Terminal, service: string, now: () => number = Date.now): Progress {
  const { isInteractive } = terminal;
  let saidAtMs = now();
  let said = false;
  return {
    say(entriesRead, entriesTotal) {
      if (now() - saidAtMs < (isInteractive ? everyMs.terminal : everyMs.file)) return;
      saidAtMs = now();
      said = true;
      const line = `${service}: ${grouped(entriesRead)} of ${grouped(entriesTotal)} entries`;
      terminal.err(isInteractive ? `\r${line.padEnd(60)}` : `${line}\n`);
    },
    end() {
      if (isInteractive && said) terminal.err(`\r${" ".repeat(60)}\r`);
    },
  };
}
