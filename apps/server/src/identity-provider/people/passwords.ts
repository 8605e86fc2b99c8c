import { hash, verify } from "@node-rs/argon2";

/** argon2id, the default of this library, with 19 MiB, 2 passes and 1 lane: the first choice of OWASP's Password Storage sheet. */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Each hash takes 19 MiB and a core for its time: more at once would only wait for each other. */
const mostAtOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normal(password), strength));
}

export async function passwordFits(password: string, passwordHash: string): Promise<boolean> {
  return inTurn(() => verify(passwordHash, normal(password)));
}

/** The same password typed on another keyboard may arrive in another Unicode form (NIST SP 800-63B 5.1.1.2). */
function normal(password: string): string {
  return password.normalize("NFKC");
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= mostAtOnce) await new Promise<void>((goOn) => waiting.push(goOn));
  else running += 1;
  try {
    return await work();
  } finally {
    // The turn is handed over, so that nobody can slip in between.
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
