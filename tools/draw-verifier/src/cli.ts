#!/usr/bin/env tsx
/** Verifies the public log of a draw: `laurel-verify-draw https://example.com/api/draws/<id>/log`, or a file that holds it. */
import { program } from './program.ts'

const { code, said } = await program(process.argv.slice(2))
const out = code === 2 ? process.stderr : process.stdout
out.write(`${said}\n`)
process.exitCode = code
