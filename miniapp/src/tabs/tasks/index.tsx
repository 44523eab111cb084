import { tasksApi } from '@laurel/shared/tasks'
import { useEffect } from 'react'
import { Loaded } from '../../parts/Loaded.tsx'
import { Outcomes } from '../../parts/Outcomes.tsx'
import { Slot } from '../../parts/Slot.tsx'
import { useElder } from '../../platform/elder.ts'
import { usePageHide } from '../../platform/lifecycle.ts'
import { useRemote } from '../../platform/remote.ts'
import { Given } from '../../tasks/parts/Given.tsx'
import { SignInRules } from '../../tasks/parts/SignInRules.tsx'
import { SignInWeek } from '../../tasks/parts/SignInWeek.tsx'
import { forgetResult, useSignIn } from '../../tasks/sign-in.ts'
import { Screen, Skeleton } from '../../ui/index.ts'

const NOTHING = {}

export default function Tasks() {
  const board = useRemote(tasksApi.signInBoard, NOTHING)
  const { change } = board
  const given = useSignIn((state) => state.given)
  usePageHide(forgetResult)
  useEffect(() => {
    if (given) change(() => given.board)
  }, [given, change])

  return (
    <Screen elder={useElder()} className='tasks'>
      <Outcomes />
      <Loaded remote={board} skeleton={<Skeleton kind='card' count={3} />}>
        {(value) => (
          <>
            <SignInWeek board={value} />
            <Slot>
              <Given />
            </Slot>
            <SignInRules board={value} />
          </>
        )}
      </Loaded>
    </Screen>
  )
}
