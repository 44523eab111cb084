import type { StageLine, StageState } from '@laurel/shared/quizzes'
import { View } from '@tarojs/components'
import { now } from '../../platform/clock.ts'
import { classNames, Icon, Tag, Words } from '../../ui/index.ts'
import { role } from '../../ui/role.ts'
import { stageTerms, standingWords, stateName } from '../words.zh.ts'
import { Gains } from './Gains.tsx'
import s from './StageStep.module.scss'

interface StageStepProps {
  stage: StageLine
  isLive: boolean
  onOpen: () => void
}

const tones: Record<StageState, 'accent' | 'fruit' | 'plain'> = {
  open: 'accent',
  running: 'accent',
  held: 'fruit',
  passed: 'accent',
  locked: 'plain',
  spent: 'plain',
  barred: 'plain',
}
const isShut = (state: StageState): boolean => state === 'locked' || state === 'barred'

/** A stage on the way: what it asks for, what it gives, and where the member stands in it. */
export function StageStep({ stage, isLive, onOpen }: StageStepProps) {
  const { state, attemptId } = stage
  const name = stateName(stage, isLive)
  const opens = attemptId === null ? {} : { onClick: onOpen, hoverClass: s.pressed ?? '', ...role('button') }
  return (
    <View
      className={classNames(`stage stage-${state}`, s.step, (isLive || state !== 'open') && s[state])}
      {...opens}
    >
      <View className={s.rail}>
        <View className={s.node}>
          <Node stage={stage} />
        </View>
      </View>
      <View className={s.words}>
        <View className={s.head}>
          <Words strong tone={isShut(state) ? 'ink-2' : 'ink'}>
            {stage.title}
          </Words>
          {name ? <Tag tone={tones[state]}>{name}</Tag> : null}
        </View>
        <Words kind='note' tone='ink-2'>
          {stageTerms(stage)}
        </Words>
        <Gains points={stage.points} growth={stage.growth} chances={stage.chances} />
        <Words kind='note' tone='ink-2' className='stage-standing'>
          {standingWords(stage, { now: now(), isLive })}
        </Words>
      </View>
      {attemptId === null ? null : <Icon className={s.more} name='chevron' size={18} tone='ink-2' />}
    </View>
  )
}

function Node({ stage: { stage, state } }: { stage: StageLine }) {
  if (state === 'passed') return <Icon name='check' size={18} tone='on-accent' />
  return isShut(state) ? <Icon name='lock' size={16} tone='ink-3' /> : <View>{stage}</View>
}
