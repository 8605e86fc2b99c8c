/** Works through all items, at most `atOnce` of them at the same time; each worker keeps its number from 0. */
export async function workThrough<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, worker: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async (_: unknown, number: number): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item, number);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Seconds that `work` took. */
export async function secondsOf(work: () => Promise<void> | void): Promise<number> {
  const begunMs = performance.now();
  await work();
  return (performance.now() - begunMs) / 1000;
}
