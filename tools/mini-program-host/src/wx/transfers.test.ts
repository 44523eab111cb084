import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { open } from '../fixture/world.ts'

const server = createServer(({ headers }, reply) => {
  reply.setHeader('content-type', 'application/json').end(JSON.stringify({ as: headers.authorization }))
})
let url = ''
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/mine`
})
afterAll(() => void server.close())

test('a file is fetched with the page’s headers, tells its progress, and is given to a chat', async () => {
  await using world = await open()
  const told = await world.mp.evaluate(
    `function (url) {
      return new Promise((resolve, reject) => {
        let progress = 0
        const task = wx.downloadFile({ url, header: { authorization: 'Bearer me' }, fail: reject, success: async ({ tempFilePath, statusCode }) => {
          await wx.shareFileMessage({ filePath: tempFilePath, fileName: 'mine.json' })
          resolve([progress, statusCode, tempFilePath])
        } })
        task.onProgressUpdate((update) => { progress = update.progress })
      })
    }`,
    url,
  )
  expect(told).toEqual([100, 200, expect.stringMatching(/\.json$/)])
  const [shared] = world.host.sharedFiles
  expect(shared?.name).toBe('mine.json')
  expect(JSON.parse(readFileSync(shared?.path ?? '', 'utf8'))).toEqual({ as: 'Bearer me' })
})

test('a file that is not there cannot be shared', async () => {
  await using world = await open()
  await expect(world.mp.callWxMethod('shareFileMessage', { filePath: 'http://tmp/none' })).rejects.toThrow(
    'shareFileMessage:fail',
  )
})
