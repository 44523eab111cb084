import type { QuizPage, StageLine } from '@laurel/shared/quizzes'
import { View } from '@tarojs/components'
import { Section } from '../../ui/index.ts'
import s from './StagePath.module.scss'
import { StageStep } from './StageStep.tsx'

interface StagePathProps {
  page: Pick<QuizPage, 'state' | 'stages'>
  onOpen: (stage: StageLine) => void
}

/** The way through the stages, from the first to the last, a leaf for each. */
export const StagePath = ({ page: { state, stages }, onOpen }: StagePathProps) => (
  <Section title='关卡'>
    <View className={`stage-path ${s.path}`}>
      {stages.map((stage) => (
        <StageStep key={stage.stage} stage={stage} isLive={state === 'live'} onOpen={() => onOpen(stage)} />
      ))}
    </View>
  </Section>
)
