import type { Standing, TierLine } from '@laurel/shared/membership'
import { openTab } from '../../platform/navigate.ts'
import { Band, Card, Words } from '../../ui/index.ts'
import { keepWords, protectedWords } from '../words.zh.ts'

interface KeepProps {
  standing: Standing
  tiers: readonly TierLine[]
}

/** Until when the tier is the member's, and what keeps it. */
export function Keep({ standing, tiers }: KeepProps) {
  if (standing.keep?.isProtected) return <Protected standing={standing} keep={standing.keep} tiers={tiers} />
  const words = keepWords(standing)
  if (!words) return null
  return (
    <Card className='keep'>
      <Words kind='note' inline strong>
        {words.lead}
      </Words>
      <Words kind='note' inline tone='ink-2'>
        {words.rest}
      </Words>
      {words.done ? (
        <Words kind='note' inline strong tone='accent'>
          {words.done}
        </Words>
      ) : null}
    </Card>
  )
}

function Protected({ standing, tiers, keep }: KeepProps & { keep: NonNullable<Standing['keep']> }) {
  const below = tiers.find(({ level }) => level === standing.level - 1)?.name ?? standing.name
  const { title, words } = protectedWords(keep, standing.name, below)
  return (
    <Band
      tone='fruit'
      icon='clock'
      title={title}
      action={keep.missing > 0 ? { label: '去任务', onClick: () => void openTab('tasks') } : undefined}
    >
      {words}
    </Band>
  )
}
