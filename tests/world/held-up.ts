/** For promises in real time: what this process itself was held up by a busy machine is not the server's. */

const TICK_MS = 20
/** Less than this is how a working process runs. */
const NOTED_MS = 50

/** Runs it and answers how long it took, without the stalls of this process, in which the servers under test run too. */
export async function unheldMs(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  let last = from
  let stalledMs = 0
  const tick = (): void => {
    const now = performance.now()
    const late = now - last - TICK_MS
    if (late > NOTED_MS) stalledMs += late
    last = now
  }
  const timer = setInterval(tick, TICK_MS)
  await work()
  tick()
  clearInterval(timer)
  return last - from - stalledMs
}
