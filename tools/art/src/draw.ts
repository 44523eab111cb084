/** Draws every picture into its place; run it after a change and commit what it wrote. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drawings } from './drawings.ts'
import { png } from './render.ts'

const root = new URL('../../../', import.meta.url)

for (const { file, widthPx, markup } of drawings) {
  const target = fileURLToPath(new URL(file, root))
  const bytes = png(markup(), widthPx)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, bytes)
  console.log(`${file} ${bytes.length}`)
}
