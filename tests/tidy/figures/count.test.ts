import { expect, test } from 'vitest'
import { countIn } from './count.ts'

const text = `/** A shelf.
 * Two lines. */
import a from 'a'
import type { B } from 'b'

export default function shelf(b: B | null, c: any) { // why
  try {
    return b!.size ?? a
  } catch {
    throw new Error('// no comment')
  }
}
`

test('a file is counted', () => {
  expect(countIn({ path: 'server/src/mall/shelf.ts', text })).toMatchObject({
    lines: 12,
    imports: 2,
    commentLines: 3,
    anys: 1,
    nonNulls: 1,
    defaults: 1,
    throws: 1,
    tries: 1,
    functions: [{ name: 'shelf', lines: 7, params: 2, complexity: 3, nesting: 1 }],
  })
})
