/** The check that ends every world is itself held against leaks that are planted. */
import { identityApi } from '@laurel/shared/identity'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { confide, forgetConfidences, indiscretions, overheard } from '../world/confidences.ts'
import { databaseKinds } from '../world/databases.ts'
import { type World, world } from '../world/world.ts'

describe.each(databaseKinds)('%s', (database) => {
  let w: World
  beforeAll(async () => {
    w = await world({ database })
  })
  afterAll(async () => {
    forgetConfidences()
    await w.close()
  })

  test('what members and operators confide stands nowhere in plain', async () => {
    const member = await w.member('canary')
    await member.ask(identityApi.me, {})

    expect(await indiscretions(w.db)).toEqual([])
  })

  test('a planted column is found', async () => {
    const { id } = await w.member('second')
    confide(id)

    expect((await indiscretions(w.db)).join('\n')).toMatch(/^member\.id holds/m)
  })

  test('a planted log line is found', async () => {
    const { token } = await w.member('third')
    overheard.write(`{"msg":"signed in","token":"${token}"}`)

    expect(await indiscretions(w.db)).toContain(`a log line or a refusal holds ${token.slice(0, 3)}…`)
  })
})
