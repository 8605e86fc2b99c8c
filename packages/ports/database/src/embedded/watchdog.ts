import { spawn } from "node:child_process";

/** Ends the server when we end without stopping it, even by SIGKILL. */
export interface Watchdog {
  /** The server has stopped: leave its process number alone from here on. */
  dismiss(): void;
}

/**
 * A shell that waits on a pipe from us. A line means dismissed; the end of the pipe without one means that we are gone,
 * however we went. It then asks the server to shut down fast and, where a folder is given, removes it.
 */
const script = `
read -r dismissed && exit 0
kill -INT "$0" 2>/dev/null
tries=0
while [ -n "$2" ] && [ -e "$1/postmaster.pid" ] && [ $tries -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
if [ -n "$2" ]; then rm -rf -- "$2"; fi
`;

/** Windows has no such shell: there the next start finds the server and stops it. */
export function watchOver(pid: number, cluster: string, removedFolder: string | null): Watchdog {
  if (process.platform === "win32") return { dismiss() {} };
  const shell = spawn("/bin/sh", ["-c", script, String(pid), cluster, removedFolder ?? ""], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
    cwd: "/",
  });
  shell.on("error", () => {});
  shell.stdin.on("error", () => {});
  shell.unref();
  // The pipe alone must not keep us running; sockets can be let go, which the type does not say.
  if ("unref" in shell.stdin && typeof shell.stdin.unref === "function") shell.stdin.unref();
  return { dismiss: () => void shell.stdin.end("dismissed\n") };
}
