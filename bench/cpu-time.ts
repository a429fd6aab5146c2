/** CPU time of this process, all threads, in milliseconds: other work on the machine says nothing about it. */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
