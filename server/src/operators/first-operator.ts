/** The operator named in the settings: without one, nobody could take on the others. */
import type { Deps } from '../platform/feature.ts'
import { addFirstOperator } from './commands/operators.ts'
import { hashPassword } from './password.ts'

/** At every start. A changed password in the settings changes nothing: the settings only found. */
export async function ensureFirstOperator({ config, engine, newId, random }: Deps): Promise<void> {
  if (!config.firstOperator) return
  const { login, password } = config.firstOperator
  const passwordHash = await hashPassword(password, { random, cost: config.passwordCost })
  await engine.run(addFirstOperator, { id: newId(), login, name: login, role: 'admin', passwordHash })
}
