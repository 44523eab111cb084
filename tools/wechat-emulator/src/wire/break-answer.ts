/** How each fault looks on the wire. */
import type { FastifyReply } from 'fastify'
import type { Fault } from '../stores/faults.ts'
import { type Answer, jsonType } from './answer.ts'

type Breaking = Exclude<Fault, { kind: 'latency' | 'supersede' | 'errcode' }>

export function breakAnswer(reply: FastifyReply, fault: Breaking, whole: Answer): FastifyReply {
  switch (fault.kind) {
    case 'reset':
      return resetConnection(reply)
    case 'half-body':
      return sendHalf(reply, whole)
    case 'bad-gateway':
      return reply.status(502).header('content-type', 'text/html').send(badGatewayPage)
    case 'not-json':
      return reply.header('content-type', 'text/html').send(noticePage)
    case 'body':
      return reply.header('content-type', jsonType).send(fault.body)
  }
}

function resetConnection(reply: FastifyReply): FastifyReply {
  reply.hijack()
  reply.raw.socket?.resetAndDestroy()
  return reply
}

/** The headers promise the whole; the connection closes after the first half. */
function sendHalf(reply: FastifyReply, { contentType, body }: Answer): FastifyReply {
  const bytes = Buffer.from(body)
  reply.hijack()
  reply.raw.writeHead(200, { 'content-type': contentType, 'content-length': bytes.length })
  reply.raw.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => reply.raw.socket?.destroy())
  return reply
}

const badGatewayPage = `<html>
<head><title>502 Bad Gateway</title></head>
<body><center><h1>502 Bad Gateway</h1></center></body>
</html>
`

const noticePage = '<!DOCTYPE html><html><body>The service is being upgraded.</body></html>'
