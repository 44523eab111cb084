/** Managers at work: each signed in, with a branch that they take turns in. */
import type { Call } from '@laurel/shared/call'
import { leadsAdminApi } from '@laurel/shared/leads'
import { operatorApi } from '@laurel/shared/operators'
import { ask } from './ask.ts'
import { FIRST_OPERATOR } from './operators.ts'
import type { World } from './world.ts'

export interface ManagerClient {
  id: string
  login: string
  ask<Input, Output>(call: Call<Input, Output>, input: Input): Promise<Output>
}

export interface Desk {
  branch: string
  managers: ManagerClient[]
  admin: ManagerClient
}

const password = 'a-long-enough-password'

/** An operator's token lives for an hour of the clock: who is there already signs in anew. */
export async function openBranch({ url }: World, branch: string, logins: readonly string[]): Promise<Desk> {
  const { accessToken: token } = await ask(url, operatorApi.signIn, FIRST_OPERATOR)
  const { items } = await ask(url, operatorApi.list, {}, { token })
  const clientOf = (id: string, login: string, bearer: string): ManagerClient => ({
    ...{ id, login },
    ask: (call, input) => ask(url, call, input, { token: bearer }),
  })
  const managers: ManagerClient[] = []
  for (const login of logins) {
    const known = items.find((one) => one.login === login)
    const role = 'manager' as const
    const { id } =
      known ?? (await ask(url, operatorApi.add, { login, name: login, role, password }, { token }))
    managers.push(clientOf(id, login, (await ask(url, operatorApi.signIn, { login, password })).accessToken))
  }
  const managerIds = managers.map(({ id }) => id)
  await ask(url, leadsAdminApi.setBranch, { id: branch, name: branch, managerIds }, { token })
  const self = items.find(({ login }) => login === FIRST_OPERATOR.login)
  return { branch, managers, admin: clientOf(self?.id ?? '', FIRST_OPERATOR.login, token) }
}
