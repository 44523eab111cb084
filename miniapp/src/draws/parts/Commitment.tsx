import type { DrawPage } from '@laurel/shared/draws'
import { View } from '@tarojs/components'
import { copy } from '../../platform/clipboard.ts'
import { now } from '../../platform/clock.ts'
import { say } from '../../platform/dialog.ts'
import { open, urls } from '../../platform/navigate.ts'
import { Button, Card, Icon, Words } from '../../ui/index.ts'
import { commitmentNote, shortHex } from '../words.zh.ts'
import s from './Commitment.module.scss'

async function copied(commitment: string): Promise<void> {
  say((await copy(commitment)) ? '已复制完整摘要' : '没能复制，请长按选择')
}

/** What was promised before the first draw, to be kept by whoever wants to check it later. */
export const Commitment = ({ page }: { page: DrawPage }) => (
  <Card className={`commitment ${s.commitment}`}>
    <View className={s.line}>
      <Icon name='shield' size={24} tone='accent' />
      <View className={s.words}>
        <Words strong>每次结果都可以自己验算</Words>
        <Words kind='note' tone='ink-2'>
          {commitmentNote(page, now())}
        </Words>
      </View>
    </View>
    <View className={s.hash}>
      <Words kind='note' tone='ink-2'>
        种子摘要 {shortHex(page.commitment)}
      </Words>
      <View className={s.buttons}>
        <Button className='copy-commitment' kind='line' size='s' onClick={() => void copied(page.commitment)}>
          复制
        </Button>
        <Button
          className='to-verify'
          kind='soft'
          size='s'
          onClick={() => void open(urls.verifyDraw(page.drawId))}
        >
          验算
        </Button>
      </View>
    </View>
  </Card>
)
