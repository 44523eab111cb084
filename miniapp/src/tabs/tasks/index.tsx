import { tasksApi } from '@laurel/shared/tasks'
import { useEffect } from 'react'
import { Loaded } from '../../parts/Loaded.tsx'
import { Outcomes } from '../../parts/Outcomes.tsx'
import { Slot } from '../../parts/Slot.tsx'
import { useElder } from '../../platform/elder.ts'
import { usePageHide } from '../../platform/lifecycle.ts'
import { useRemote } from '../../platform/remote.ts'
import { forgetClaims, useClaims, withClaimed } from '../../tasks/claims.ts'
import { Given } from '../../tasks/parts/Given.tsx'
import { SignInRules } from '../../tasks/parts/SignInRules.tsx'
import { SignInWeek } from '../../tasks/parts/SignInWeek.tsx'
import { TaskGroups } from '../../tasks/parts/TaskGroups.tsx'
import { forgetResult, useSignIn } from '../../tasks/sign-in.ts'
import { Screen } from '../../ui/index.ts'
import { TasksSkeleton } from './parts/TasksSkeleton.tsx'

const NOTHING = {}

export default function Tasks() {
  const board = useRemote(tasksApi.board, NOTHING)
  const { change } = board
  const given = useSignIn((state) => state.given)
  const claimed = useClaims((claims) => claims.claimed)
  usePageHide(() => {
    forgetResult()
    forgetClaims()
  })
  useEffect(() => {
    if (given) change((before) => ({ ...before, signIn: given.board }))
  }, [given, change])

  return (
    <Screen elder={useElder()} className='tasks'>
      <Outcomes />
      <Loaded remote={board} skeleton={<TasksSkeleton />}>
        {({ signIn, tasks }) => (
          <>
            <SignInWeek board={signIn} />
            <Slot>
              <Given />
            </Slot>
            <TaskGroups tasks={withClaimed(tasks, claimed)} />
            <SignInRules board={signIn} />
          </>
        )}
      </Loaded>
    </Screen>
  )
}
