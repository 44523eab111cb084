import type { OpenAttempt } from '@laurel/shared/quizzes'
import { View } from '@tarojs/components'
import { Button } from '../../ui/index.ts'
import { useHandingIn } from '../handing-in.ts'
import { goTo, lookOver } from '../place.ts'
import type { Playing } from '../playing.ts'
import s from './AttemptFoot.module.scss'

interface AttemptFootProps {
  attempt: OpenAttempt
  playing: Playing
  place: number
}

/** Back and on; at the last question, and when time is up, handing in. */
export function AttemptFoot({ attempt: { questions }, playing, place }: AttemptFootProps) {
  const { isSending } = useHandingIn()
  if (playing.waits)
    return (
      <Button className='hand-in' full disabled>
        已交卷，等待联网
      </Button>
    )
  if (isSending || playing.isTimeUp)
    return (
      <Button className='hand-in' full loading={isSending} onClick={playing.hand}>
        {isSending ? '正在交卷' : '交卷'}
      </Button>
    )
  const isLast = place >= questions.length - 1
  return (
    <View className={s.ways}>
      <Button className='before' kind='soft' disabled={place === 0} onClick={() => goTo(place - 1)}>
        上一题
      </Button>
      <Button
        className={isLast ? 'to-hand-in' : 'next'}
        full
        onClick={() => (isLast ? lookOver(true) : goTo(place + 1))}
      >
        {isLast ? '交卷' : '下一题'}
      </Button>
    </View>
  )
}
