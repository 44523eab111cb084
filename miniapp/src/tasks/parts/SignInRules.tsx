import type { SignInBoard } from '@laurel/shared/tasks'
import { View } from '@tarojs/components'
import { Card, List, ListItem, Points, Section, Words } from '../../ui/index.ts'
import { bigDayWords, signInRules, upcoming } from '../../words.zh.ts'
import s from './SignInRules.module.scss'

/** What the next days give, and the rules in full: nothing is left to guess. */
export function SignInRules({ board }: { board: SignInBoard }) {
  const days = upcoming(board)
  return (
    <>
      {days.length ? (
        <Section title='接下来' more={bigDayWords(board)}>
          <List className='upcoming'>
            {days.map(({ title, note, points }) => (
              <ListItem key={title} title={title} note={note}>
                <Points value={points} signed />
              </ListItem>
            ))}
          </List>
        </Section>
      ) : null}
      <Section title='签到规则'>
        <Card className='sign-in-rules'>
          {signInRules(board).map((rule) => (
            <View className={s.rule} key={rule}>
              <View className={s.leaf} />
              <Words tone='ink-2' kind='note'>
                {rule}
              </Words>
            </View>
          ))}
        </Card>
      </Section>
    </>
  )
}
