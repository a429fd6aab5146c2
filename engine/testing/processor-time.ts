/** How long something takes, whatever else the machine does: the processor time of this process, helper threads included. */
export function processorTime(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
