import type { SignInBoard } from '@laurel/shared/tasks'
import { View } from '@tarojs/components'
import { Card, type DayState, Week, Words } from '../../ui/index.ts'
import { dayLabels, streakTitle, weekNote } from '../../words.zh.ts'
import { SignInButton } from './SignInButton.tsx'
import { SignInNote } from './SignInNote.tsx'
import s from './SignInWeek.module.scss'

/** The seven days of the cycle: done, today, ahead, and the big one at its end. */
export function SignInWeek({ board }: { board: SignInBoard }) {
  const labels = dayLabels(board)
  const days = board.days.map(({ points, state }, place) => ({
    points,
    label: labels[place] ?? '',
    state: isBig(board, place) ? ('big' as DayState) : state,
  }))
  return (
    <Card className='sign-in-week'>
      <View className={s.head}>
        <View className={s.words}>
          <Words kind='title' strong className='streak-days'>
            {streakTitle(board)}
          </Words>
          <SignInNote usual={weekNote(board)} />
        </View>
        <SignInButton board={board} withReward />
      </View>
      <Week days={days} />
    </Card>
  )
}

const isBig = ({ days }: SignInBoard, place: number): boolean =>
  place === days.length - 1 && days[place]?.state === 'next'
