import { wordsFor } from '../../platform/answers.ts'
import { Card, Words } from '../../ui/index.ts'
import { lapsedWords } from '../words.zh.ts'

/** Refused for another reason than points: what is so, and that nothing was taken. */
export const RefusedHero = ({ code }: { code: string }) => (
  <Card className='refused' shape='hero' tone='stop'>
    <Words strong className='refused-title'>
      现在还不能兑换
    </Words>
    <Words kind='note' className='refused-words'>
      {code === 'LAPSED' ? lapsedWords : wordsFor(code)}
    </Words>
  </Card>
)
