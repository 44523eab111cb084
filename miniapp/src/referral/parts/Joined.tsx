import type { Accepted, Landing } from '@laurel/shared/referral'
import { View } from '@tarojs/components'
import { open, openTab, urls } from '../../platform/navigate.ts'
import { Band, Button, Words, Wreath } from '../../ui/index.ts'
import { invitedBy, joinedTitle, pointsWords, refusedWords, standingWords } from '../landing-words.zh.ts'
import s from './Joined.module.scss'

interface JoinedProps {
  landing: Landing
  accepted: Accepted
}

/** The small celebration, and at once what is left to do for the reward, and until when. */
export function Joined({ landing: { offerId, deal }, accepted }: JoinedProps) {
  const binding = accepted.bindings.find((one) => one.offerId === offerId)
  if (!binding)
    return (
      <Band tone='fruit' icon='info' title='已登录，这个邀请没有绑定'>
        {refusedWords(accepted, offerId) ?? '请让好友重新分享一次，再打开'}
      </Band>
    )
  return (
    <View className={`joined joined-${binding.state} ${s.joined}`}>
      <Wreath progress={binding.state === 'done' ? LEAVES : HALF} size={64} tone='outline' />
      <View className={s.words}>
        <Words kind='head' strong tone='accent' className='joined-title'>
          {joinedTitle(binding)}
        </Words>
        <Words className='joined-next'>{standingWords(binding, deal)}</Words>
        <Words kind='note' tone='ink-2'>
          {[pointsWords(binding), invitedBy(binding)].filter(Boolean).join(' · ')}
        </Words>
      </View>
      <View className={s.ways}>
        <Button
          className='to-accepted'
          kind='line'
          size='tap'
          full
          onClick={() => void open(urls.accepted())}
        >
          看进度
        </Button>
        <Button className='to-tasks' size='tap' full onClick={() => void openTab(placeOf(deal).tab)}>
          {placeOf(deal).words}
        </Button>
      </View>
    </View>
  )
}

const LEAVES = 20
const HALF = 10

/** Where the first act is done. */
const places: Partial<Record<string, { tab: 'home' | 'tasks' | 'mall'; words: string }>> = {
  'task.completed': { tab: 'tasks', words: '去做任务' },
  'quiz.passed': { tab: 'home', words: '去答题' },
}
const MALL = { tab: 'mall', words: '去逛商城' } as const

const placeOf = ({ firstAct }: Landing['deal']) => places[firstAct?.fact ?? ''] ?? MALL
