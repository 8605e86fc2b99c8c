// The DCC of the year-1 day, in a process of its own: its processor time is not ours.
import { startSimulator, type Simulator, type SimulatorOptions } from "@halfhourly/dcc-simulator";

/** What the bench says to it; each is answered by one `Said`. */
export type Told =
  | { readonly do: "start"; readonly options: SimulatorOptions }
  /** Every schedule is executed on the way; what is answered waits, as through an outage. */
  | { readonly do: "answer"; readonly untilMs: number }
  /** All of it is pushed at once. */
  | { readonly do: "push"; readonly to: string }
  | { readonly do: "close" };

export interface Said {
  readonly url: string;
  readonly user: Simulator["user"];
  readonly cpuSeconds: number;
  readonly pushes: ReturnType<Simulator["counts"]>["pushes"];
  readonly failedAnswers: number;
}

const state: { simulator: Simulator | null } = { simulator: null };

process.on("message", (told: Told) => void answer(told));

async function answer(told: Told): Promise<void> {
  const reply = await act(told).catch((fault: unknown) => ({
    fault: fault instanceof Error ? fault.message : "the simulator failed",
  }));
  process.send?.(reply, undefined, undefined, () => {
    if (told.do === "close") process.disconnect();
  });
}

async function act(told: Told): Promise<{ readonly said: Said }> {
  if (told.do === "start") state.simulator = await startSimulator(told.options);
  const { simulator } = state;
  if (simulator === null) throw new Error("the simulator was not started");
  if (told.do === "close") await simulator.close();
  if (told.do === "answer") await simulator.advanceTo(told.untilMs);
  if (told.do === "push") {
    simulator.pushTo(told.to);
    await simulator.settled();
  }
  const { user, system } = process.cpuUsage();
  const { pushes, failedAnswers } = simulator.counts();
  const cpuSeconds = (user + system) / 1e6;
  return { said: { url: simulator.url, user: simulator.user, cpuSeconds, pushes, failedAnswers } };
}
