/** The emulator is held to what is recorded of WeChat; with `WX_LIVE=1`, WeChat is. See tests/wechat-live/README.md. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, cases, type Fixture } from '../wechat-live/cases.ts'
import { differences } from '../wechat-live/differences.ts'
import { isLive, openTarget, type Target } from '../wechat-live/target.ts'

let target: Target
const report: string[] = []
beforeAll(async () => {
  target = await openTarget()
})
afterAll(async () => {
  await target.close()
  if (isLive) process.stdout.write(`\n${report.join('\n')}\n`)
})

async function compare({ path, cases: recorded }: Fixture, name: string, ask: Ask): Promise<string[]> {
  const one = recorded.find((candidate) => candidate.case === name)
  if (!one) return ['there is no such case in the fixture']
  const asked = ask(target.facts)
  if (!asked) {
    report.push(`-  ${path} ${name}: left out, WX_OPENID is not set`)
    return []
  }
  const found = differences(await target.ask(path, asked), one)
  report.push(`${found.length ? '≠' : '='}  ${path} ${name}`, ...found.map((sentence) => `     ${sentence}`))
  return found
}

describe.each(cases)('$fixture.path', ({ fixture, ask }) => {
  test.each(Object.entries(ask))('%s', async (name, how) => {
    expect(await compare(fixture, name, how)).toEqual([])
  })
})

test('a difference would be seen', () => {
  const recorded = {
    case: 'success',
    contentType: 'application/json',
    shape: { errcode: 0, errmsg: '^ok$', left: { count: 5, list: ['^a$'] } },
  }
  const seen = (body: object, contentType = 'application/json', status = 200) =>
    differences({ status, contentType, bytes: Buffer.from(JSON.stringify(body)) }, recorded)

  expect(seen({ errcode: 0, errmsg: 'ok', left: { count: 7, list: ['a'] } })).toEqual([])
  expect(seen({ errcode: 0, errmsg: 'ok', left: { count: 7, list: ['a'] } }, 'text/plain', 404)).toHaveLength(
    2,
  )
  expect(seen({ errcode: 40001, errmsg: 'no', extra: 1, left: { count: 'x', list: ['b', 'c'] } })).toEqual([
    'answer has extra besides',
    'answer.errcode is 40001, not 0',
    'answer.errmsg is "no", not like ^ok$',
    'answer.left.count is "x", not a number',
    'answer.left.list has 1 besides',
    'answer.left.list.0 is "b", not like ^a$',
  ])
})

test('an image that is none says what it is', () => {
  const refusal = { status: 200, contentType: 'application/json', bytes: Buffer.from('{"errcode":40169}') }
  const recorded = { case: 'success', contentType: 'image/jpeg', startsWith: 'ffd8ff' }
  expect(differences(refusal, recorded).at(-1)).toContain('{"errcode":40169}')
})
