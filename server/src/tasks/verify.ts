/** Proves invariant 8: progress, rewards and streaks of tasks are what the rules make of the facts. An empty answer is the proof. */
import type { Provable, Violation } from '../points/index.ts'
import { verifyLeftOut } from './verify-facts.ts'
import { storedTasks } from './verify-offers.ts'
import { verifyProgress } from './verify-progress.ts'
import { verifyStreaks } from './verify-streaks.ts'

export async function verifyTasks(db: Provable): Promise<Violation[]> {
  const tasks = await storedTasks(db)
  return [
    ...(await verifyLeftOut(db, tasks)),
    ...(await verifyProgress(db, tasks)),
    ...(await verifyStreaks(db)),
  ]
}
