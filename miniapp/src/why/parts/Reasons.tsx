import type { Why, WhyFact, WhyMissing, WhyRule, WhyStep } from '@laurel/shared/why'
import { View } from '@tarojs/components'
import { Card, List, ListItem, Section, Words } from '../../ui/index.ts'
import {
  factNote,
  factTitle,
  missingTitle,
  ruleTitle,
  stepTitle,
  stepValue,
  untilWords,
} from '../words.zh.ts'
import s from './Reasons.module.scss'

/** What it rests on, from what is still missing down to the rule's own words. */
export const Reasons = ({ why }: { why: Why }) => (
  <>
    <Missing missing={why.missing} />
    <Facts facts={why.facts} />
    <Steps steps={why.steps} />
    {why.rule ? <Rule rule={why.rule} /> : null}
  </>
)

function Missing({ missing }: { missing: readonly WhyMissing[] }) {
  if (missing.length === 0) return null
  return (
    <Section title='还缺什么'>
      <List className='why-missing'>
        {missing.map((entry) => (
          <ListItem
            key={`${entry.what}/${entry.subject}`}
            icon='info'
            title={missingTitle(entry)}
            note={untilWords(entry.until)}
          />
        ))}
      </List>
    </Section>
  )
}

function Facts({ facts }: { facts: readonly WhyFact[] }) {
  if (facts.length === 0) return null
  return (
    <Section title='依据的事情'>
      <List className='why-facts'>
        {facts.map((fact) => (
          <ListItem
            key={`${fact.type}/${fact.at}/${factTitle(fact)}`}
            title={factTitle(fact)}
            note={factNote(fact)}
          />
        ))}
      </List>
    </Section>
  )
}

function Steps({ steps }: { steps: readonly WhyStep[] }) {
  if (steps.length === 0) return null
  return (
    <Section title='怎样算的'>
      <Card className={`why-steps ${s.steps}`}>
        {steps.map((step) => (
          <View className={s.step} key={`${step.step}/${step.unit}`}>
            <View className={s.name}>{stepTitle(step)}</View>
            <View className={s.value}>{stepValue(step)}</View>
          </View>
        ))}
      </Card>
    </Section>
  )
}

const Rule = ({ rule }: { rule: WhyRule }) => (
  <Section title='按哪条规则'>
    <Card className='why-rule'>
      <Words strong>{ruleTitle(rule)}</Words>
      {rule.rules.map((words) => (
        <Words key={words} kind='note' tone='ink-2' className={s.words}>
          {words}
        </Words>
      ))}
    </Card>
  </Section>
)
