import { expect, test } from 'vitest'
import { open, seal, signatureOf } from './crypto.ts'

// The worked examples of WeChat's documentation on message push.
const token = 'AAAAA'
const encodingAesKey = 'A'.repeat(43)
const appid = 'wxba5fad812f8e6fb9'
const sealedEvent =
  '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04='
const event =
  '{"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY","CreateTime":1714112445,"MsgType":"event","Event":"debug_demo","debug_str":"hello world"}'
const sealedReply = 'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ=='

test.each([
  ['the config GET', ['1714036504', '1514711492'], 'f464b24fc39322e44b38aa78f5edd27bd1441696'],
  ['a plain event', ['1714037059', '486452656'], '899cf89e464efb63f54ddac96b0a0a235f53aa78'],
  ['a sealed event', ['1714112445', '415670741', sealedEvent], '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3'],
  ['a sealed answer', ['1713424427', '415670741', sealedReply], '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1'],
])('%s is signed as documented', (_what, parts, signature) => {
  expect(signatureOf(token, ...parts)).toBe(signature)
})

test('the sealed event of the documentation opens', () => {
  expect(open(sealedEvent, encodingAesKey)).toEqual({ message: event, appid })
})

test('an answer is sealed as in the documentation', () => {
  const prefix = Buffer.from('707722b803182950')
  expect(seal('{"demo_resp":"good luck"}', { encodingAesKey, appid, prefix })).toBe(sealedReply)
})

test.each([0, 1, 11, 12, 31, 32, 500])('a message of %i bytes comes back', (length) => {
  const message = 'x'.repeat(length)
  const sealed = seal(message, { encodingAesKey, appid, prefix: Buffer.alloc(16, 7) })
  expect(open(sealed, encodingAesKey)).toEqual({ message, appid })
  expect(Buffer.from(sealed, 'base64').length % 32).toBe(0)
})
