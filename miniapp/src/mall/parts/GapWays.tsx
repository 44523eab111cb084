import { useEffect } from 'react'
import { openTab } from '../../platform/navigate.ts'
import { Button, List, ListItem, Points, Section } from '../../ui/index.ts'
import { useSignInBoard } from '../api.ts'
import { nextSignIn } from '../gap.ts'
import { showAffordable } from '../store.ts'
import { afterSignInWords, withinWords } from '../words.zh.ts'
import s from './GapWays.module.scss'

interface GapWaysProps {
  balance: number
  gapPoints: number
}

/** The ways to close a gap that are really there now. */
export function GapWays({ balance, gapPoints }: GapWaysProps) {
  const board = useSignInBoard()
  const { reload } = board
  // The page has shown before its refusal did.
  useEffect(() => void reload(), [reload])
  const next = board.value ? nextSignIn(board.value) : null
  return (
    <Section title='怎样补足' more={next ? afterSignInWords(next, gapPoints) : undefined}>
      <List>
        {next ? (
          <ListItem
            icon='sprout'
            className={s.way}
            title={next.when === 'today' ? '今天签到' : '明天签到'}
            note={next.when === 'today' ? undefined : '今天已签到'}
          >
            <Points value={next.points} size='s' signed />
            {next.when === 'today' ? (
              <Button className='sign-in-way' size='s' kind='line' onClick={() => void openTab('tasks')}>
                去签到
              </Button>
            ) : null}
          </ListItem>
        ) : null}
        <ListItem icon='bag' className={s.way} title='先换别的' note={withinWords(balance)}>
          <Button className='affordable-way' size='s' kind='line' onClick={lookWithin}>
            看看能换的
          </Button>
        </ListItem>
      </List>
    </Section>
  )
}

function lookWithin(): void {
  showAffordable()
  void openTab('mall')
}
