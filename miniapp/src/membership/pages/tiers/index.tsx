import { membershipApi, type TierLine, type TiersPage } from '@laurel/shared/membership'
import { useState } from 'react'
import { Loaded } from '../../../parts/Loaded.tsx'
import { Outcomes } from '../../../parts/Outcomes.tsx'
import { Rules } from '../../../parts/Rules.tsx'
import { useElder } from '../../../platform/elder.ts'
import { openTab } from '../../../platform/navigate.ts'
import { useRemote } from '../../../platform/remote.ts'
import { Empty, Screen, Section, Sheet, Skeleton } from '../../../ui/index.ts'
import { Benefits } from '../../parts/Benefits.tsx'
import { GuestStanding } from '../../parts/GuestStanding.tsx'
import { Keep } from '../../parts/Keep.tsx'
import { Ladder } from '../../parts/Ladder.tsx'
import { Recent } from '../../parts/Recent.tsx'
import { StandingCard } from '../../parts/StandingCard.tsx'
import { benefitsOfTitle, countedBenefitsTitle } from '../../words.zh.ts'

const NOTHING = {}

export default function Tiers() {
  const page = useRemote(membershipApi.tiers, NOTHING)
  return (
    <Screen elder={useElder()} className='tiers'>
      <Outcomes />
      <Loaded remote={page} skeleton={<Waiting />}>
        {(shown) => (shown.tiers.length ? <Content page={shown} /> : <NoTiers />)}
      </Loaded>
    </Screen>
  )
}

function Content({ page }: { page: TiersPage }) {
  const [opened, setOpened] = useState<TierLine | null>(null)
  const { standing, tiers, rules } = page
  const mine = tiers.find(({ state }) => state === 'current')
  return (
    <>
      {standing ? <StandingCard standing={standing} /> : <GuestStanding />}
      <Ladder tiers={tiers} onOpen={setOpened} />
      {standing ? <Keep standing={standing} tiers={tiers} /> : null}
      {mine?.benefits.length ? (
        <Section title={countedBenefitsTitle(mine)}>
          <Benefits lines={mine.benefits} />
        </Section>
      ) : null}
      {standing ? <Recent page={page} /> : null}
      <Rules title='等级规则' rules={rules} />
      <Sheet
        open={opened !== null}
        title={opened ? benefitsOfTitle(opened.name) : ''}
        onClose={() => setOpened(null)}
      >
        {opened?.benefits.length ? <Benefits lines={opened.benefits} /> : <Empty title='这一级是基础权益' />}
      </Sheet>
    </>
  )
}

const NoTiers = () => (
  <Empty
    title='会员等级还没有开放'
    note='积分和兑换照常可用，开放后这里会显示等级和权益'
    action={{ label: '去做任务', onClick: () => void openTab('tasks') }}
  />
)

const Waiting = () => (
  <>
    <Skeleton kind='hero' />
    <Skeleton kind='row' count={5} />
    <Skeleton kind='card' />
  </>
)
