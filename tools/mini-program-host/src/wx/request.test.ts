import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { open, type World } from '../fixture/world.ts'

let origin = ''
const server = http.createServer((request, response) => {
  if (request.url === '/slow') return
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    response.statusCode = request.url?.startsWith('/404') ? 404 : 200
    response.setHeader('content-type', 'application/json')
    const { method, url } = request
    const type = request.headers['content-type']
    const echo = { method, url, type, body: Buffer.concat(chunks).toString() }
    response.end(request.url === '/text' ? 'not json' : JSON.stringify(echo))
  })
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.closeAllConnections())
afterAll(() => new Promise((resolve) => server.close(resolve)))

const request = (world: World, path: string, options: object = {}) =>
  world.mp.callWxMethod('request', { url: origin + path, ...options })

test('a GET carries its data in the address, and its reply is parsed', async () => {
  await using world = await open()
  const reply = await request(world, '/echo?a=1', { data: { b: '二' } })
  expect(reply).toMatchObject({ statusCode: 200, errMsg: 'request:ok' })
  expect(reply.data).toMatchObject({ method: 'GET', url: '/echo?a=1&b=%E4%BA%8C' })
})

test('a POST carries JSON, or a form when the header says so', async () => {
  await using world = await open()
  const json = await request(world, '/echo', { method: 'POST', data: { a: 1 } })
  expect(json.data).toMatchObject({ type: 'application/json', body: '{"a":1}' })

  const header = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const form = await request(world, '/echo', { method: 'POST', data: { a: '1 2' }, header })
  expect(form.data).toMatchObject({ type: 'application/x-www-form-urlencoded', body: 'a=1%202' })
})

test('a request to the server it was built for goes where the test says', async () => {
  await using world = await open({ origins: { 'http://built.for': origin } })
  const reply = await world.mp.callWxMethod('request', { url: 'http://built.for/echo' })
  expect(reply).toMatchObject({ statusCode: 200, data: { url: '/echo' } })
  const download = await world.mp.callWxMethod('downloadFile', { url: 'http://built.for/text' })
  expect(download).toMatchObject({ statusCode: 200 })
})

test('a 404 is a success with its status, and text stays text', async () => {
  await using world = await open()
  expect(await request(world, '/404')).toMatchObject({ statusCode: 404, data: { url: '/404' } })
  expect(await request(world, '/text')).toMatchObject({ data: 'not json' })
})

test('bytes arrive as the page’s own ArrayBuffer', async () => {
  await using world = await open()
  const isOwn = await world.mp.evaluate(
    `function (url) {
      return new Promise((resolve) => wx.request({ url, responseType: 'arraybuffer', success: ({ data }) =>
        resolve([data instanceof ArrayBuffer, data.byteLength, new Uint8Array(data)[0]]) }))
    }`,
    `${origin}/text`,
  )
  expect(isOwn).toEqual([true, 8, 'n'.charCodeAt(0)])
})

test('a slow reply fails with timeout, an absent server and a bad address with their reasons', async () => {
  await using world = await open()
  await expect(request(world, '/slow', { timeout: 50 })).rejects.toThrow('request:fail timeout')
  const absent = world.mp.callWxMethod('request', { url: 'http://127.0.0.1:1/' })
  await expect(absent).rejects.toThrow(/^request:fail (?!timeout)/)
  const bad = world.mp.callWxMethod('request', { url: 'nonsense' })
  await expect(bad).rejects.toThrow('request:fail invalid url')
})

test('an aborted request fails with abort', async () => {
  await using world = await open()
  const reason = await world.mp.evaluate(
    `function (url) {
      return new Promise((resolve) => wx.request({ url, fail: ({ errMsg }) => resolve(errMsg) }).abort())
    }`,
    `${origin}/slow`,
  )
  expect(reason).toBe('request:fail abort')
})

test('offline, requests fail, open ones too, the page hears of it, and all is well afterwards', async () => {
  await using world = await open({}, { url: '/pages/me/index' })
  const cut = request(world, '/slow')
  const isCut = expect(cut).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
  await world.mp.callWxMethod('getStorageInfoSync')
  world.host.setOffline(true)

  await isCut
  await expect(request(world, '/echo')).rejects.toThrow(/^request:fail .*ERR_INTERNET_DISCONNECTED/)
  expect(await world.mp.callWxMethod('getNetworkType')).toMatchObject({ networkType: 'none' })
  expect(await world.text('.network')).toBe('none false')

  world.host.setOffline(false)
  expect(await request(world, '/echo')).toMatchObject({ statusCode: 200 })
  expect(await world.text('.network')).toBe('wifi true')
})

test('a download becomes a file of the mini program', async () => {
  await using world = await open()
  const { tempFilePath } = await world.mp.callWxMethod('downloadFile', { url: `${origin}/text` })
  expect(world.host.files.read(tempFilePath).toString()).toBe('not json')
})

test('an upload sends the file and its form', async () => {
  await using world = await open()
  const upload = {
    url: `${origin}/echo`,
    filePath: '/lib/words.js',
    name: 'file',
    formData: { kind: 'words' },
  }
  const { data } = await world.mp.callWxMethod('uploadFile', upload)
  expect(JSON.parse(data).body).toContain("greeting: 'hello'")
  expect(JSON.parse(data).body).toContain('name="kind"')
})
