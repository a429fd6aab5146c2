/** How long something takes, whatever else the machine does: the processor time of this process, all threads, in milliseconds. */

/** What this process has taken since it began. */
export function processorMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** What `run` takes. */
export function processorTime(run: () => void): number {
  const before = processorMilliseconds();
  run();
  return processorMilliseconds() - before;
}
