import type { SignInBoard } from '@laurel/shared/tasks'
import { View } from '@tarojs/components'
import { Card, Words } from '../../ui/index.ts'
import { signInNote, signInTitle } from '../../words.zh.ts'
import { useSignIn } from '../sign-in.ts'
import { Given } from './Given.tsx'
import { SignInButton } from './SignInButton.tsx'
import s from './SignInCard.module.scss'
import { SignInNote } from './SignInNote.tsx'

/** Today's sign-in on the home tab. */
export function SignInCard({ board }: { board: SignInBoard }) {
  const given = useSignIn((state) => state.given)
  if (given) return <Given />
  return (
    <Card className={`sign-in-card ${s.card}`}>
      <View className={s.words}>
        <Words strong>{signInTitle(board)}</Words>
        <SignInNote usual={signInNote(board)} />
      </View>
      <SignInButton board={board} />
    </Card>
  )
}
