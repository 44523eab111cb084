import type { QuizPage } from '@laurel/shared/quizzes'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Slot } from '../../parts/Slot.tsx'
import { useElder } from '../../platform/elder.ts'
import { asMember } from '../../platform/gate.ts'
import { open, urls } from '../../platform/navigate.ts'
import { useSession } from '../../platform/session.ts'
import { Button, Check, Words } from '../../ui/index.ts'
import { nextAct, type QuizAct } from '../next-act.ts'
import { start, useStarting } from '../starting.ts'
import { actWords, startTroubleWords } from '../words.zh.ts'
import s from './QuizFoot.module.scss'

/** The next useful act, and beside it the choice to do without a clock, where there is one. */
export function QuizFoot({ page }: { page: QuizPage }) {
  const isMember = useSession(({ member }) => member !== null)
  const { isSending, trouble } = useStarting()
  const [choice, setChoice] = useState<boolean | null>(null)
  const elder = useElder()
  const act = nextAct(page)
  // No needless clocks in `长辈模式`: there the answer is yes until the member says otherwise.
  const untimed = page.untimed && (choice ?? elder)
  if (!isMember && page.state !== 'over')
    return (
      <Button className='quiz-sign-in' full onClick={() => asMember(() => {})}>
        登录后开始答题
      </Button>
    )
  return (
    <View className={s.foot}>
      {page.untimed && act.kind === 'start' ? (
        <Check checked={untimed} onChange={setChoice}>
          不限时作答，奖励相同
        </Check>
      ) : null}
      <Slot>
        {trouble ? (
          <Words kind='note' tone='stop' className='start-trouble'>
            {startTroubleWords(trouble)}
          </Words>
        ) : null}
      </Slot>
      <Button
        className={`quiz-act act-${act.kind}`}
        full
        loading={isSending}
        disabled={isIdle(act)}
        onClick={() => go(act, { quizId: page.quizId, untimed })}
      >
        {isSending ? '正在出题' : actWords(act)}
      </Button>
    </View>
  )
}

const isIdle = (act: QuizAct): boolean =>
  act.kind === 'closed' || (act.kind === 'done' && act.drawId === null)

function go(act: QuizAct, { quizId, untimed }: { quizId: string; untimed: boolean }): void {
  if (act.kind === 'start') void start({ quizId, stage: act.stage.stage, untimed })
  else if (act.kind === 'go-on') void open(urls.attempt(act.attemptId))
  else if (act.kind === 'review') void open(urls.quizResult(act.attemptId))
  else if (act.kind === 'raise-tier') void open(urls.tiers())
  else if (act.kind === 'done' && act.drawId) void open(urls.draw(act.drawId))
}
