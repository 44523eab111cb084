import { afterEach, beforeEach, expect, test } from 'vitest'
import { answer } from './answer.ts'
import { openTestServer, paidReply, pay, payCall, payInput, type TestServer } from './testing.ts'

let server: TestServer
let editor: string
beforeEach(async () => {
  server = await openTestServer((app) => {
    answer(app, payCall, {
      who: ['editor', 'admin'],
      input: payInput,
      reply: paidReply,
      secrets: ['words'],
      handle: (input, { run }) => run(pay, input),
    })
  })
  editor = server.operator('qing', 'editor')
})
afterEach(() => server.close())

const sendPay = (points: number, key = 'key-0001', token = editor) =>
  server.send('POST', '/tills/t1/pay', { token, key, body: { points, words: 'hush-hush' } })
const trail = () => server.db.all('select operator_id, call, input, output, at from audit')

test('what an operator wrote is written down with what came of it, secrets masked', async () => {
  await sendPay(5)

  const [entry] = await trail()
  expect(entry).toMatchObject({ operator_id: 'qing', call: 'POST /tills/:till/pay', at: server.time.now })
  expect(JSON.parse(String(entry?.input))).toEqual({ till: 't1', points: 5, words: '••••' })
  expect(JSON.parse(String(entry?.output))).toMatchObject({ till: 't1', sum: 5 })
})

test('what was refused did not happen, and a repetition did not happen twice', async () => {
  await sendPay(13)
  expect(await trail()).toEqual([])

  await sendPay(5)
  await sendPay(5)
  expect(await trail()).toHaveLength(1)
})

test('whoever may not ask leaves no trace', async () => {
  const approver = await sendPay(5, 'key-0001', server.operator('wen', 'approver'))
  const member = await sendPay(5, 'key-0001', server.member('lin'))

  expect([approver.body.code, member.body.code]).toEqual(['ROLE_MISSING', 'SESSION_EXPIRED'])
  expect(await trail()).toEqual([])
})
