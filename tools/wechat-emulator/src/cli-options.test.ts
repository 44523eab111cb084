import { expect, test } from 'vitest'
import { appIn, readCommandLine } from './cli-options.ts'

const read = (...args: string[]) => appIn(readCommandLine(['--appid', 'wx1', '--secret', 's', ...args]))

test('pages, templates and the push address', () => {
  const said = ['--page', 'pages/a', '--page', 'pages/b', '--template', 'shipped=thing1,character_string2']
  expect(read(...said, '--push-url', 'http://app/wechat', '--push-token', 't')).toMatchObject({
    pages: ['pages/a', 'pages/b'],
    templates: [{ id: 'shipped', fields: { thing1: 'thing', character_string2: 'character_string' } }],
    push: { url: 'http://app/wechat', token: 't' },
  })
})

test('a key seals the pushes', () => {
  const push = ['--push-url', 'http://app/wechat', '--push-token', 't', '--push-key', 'k'.repeat(43)]
  expect(read(...push)?.push).toMatchObject({ mode: 'safe', encodingAesKey: 'k'.repeat(43) })
})

test('nothing said is nothing set', () => {
  expect(read()).toEqual({
    appid: 'wx1',
    secret: 's',
    openPlatform: false,
    pages: null,
    templates: [],
    push: null,
  })
})

test('a field that WeChat does not know is told', () => {
  expect(() => read('--template', 'shipped=title1')).toThrow('title1 is no field')
})

test('an app needs its secret', () => {
  expect(appIn(readCommandLine(['--appid', 'wx1']))).toBeNull()
})
