import type { AuditLog } from "@halfhourly/audit";
import type { Log } from "@halfhourly/service-kit";

type Anchored = Pick<AuditLog, "service" | "anchor">;

const everyMs = 3_600_000;

export interface Anchoring {
  /** Anchors what moved since the last hour: nothing stays without one because we stop. */
  stop(): Promise<void>;
}

/** Anchors every service's chains now, each hour and at stop. What fails is told and tried again with the next hour. */
export function startAnchoring(logs: readonly Anchored[], log: Log): Anchoring {
  let underWay = Promise.resolve();
  const anchorAll = () => (underWay = anchorAfter(underWay, logs, log));
  void anchorAll();
  const timer = setInterval(() => void anchorAll(), everyMs);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      return anchorAll();
    },
  };
}

async function anchorAfter(before: Promise<void>, logs: readonly Anchored[], log: Log): Promise<void> {
  await before;
  for (const one of logs) await anchor(one, log);
}

async function anchor(audit: Anchored, log: Log): Promise<void> {
  const { service } = audit;
  try {
    const moved = await audit.anchor();
    if (moved > 0) log.info({ service, moved }, "audit chains anchored");
  } catch (fault) {
    log.error({ err: fault, service }, "audit chains could not be anchored; tried again within the hour");
  }
}
