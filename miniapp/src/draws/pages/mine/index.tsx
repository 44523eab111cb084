import type { DrawResultPage } from '@laurel/shared/draws'
import { drawsApi } from '@laurel/shared/draws'
import { Loaded } from '../../../parts/Loaded.tsx'
import { More } from '../../../parts/More.tsx'
import { wordsFor } from '../../../platform/answers.ts'
import { useElder } from '../../../platform/elder.ts'
import { useParams } from '../../../platform/lifecycle.ts'
import { backTo, openTab, urls } from '../../../platform/navigate.ts'
import { type Paged, usePaged } from '../../../platform/paged.ts'
import { Empty, List, Screen, Skeleton } from '../../../ui/index.ts'
import { ResultRow } from '../../parts/ResultRow.tsx'

const PAGE = 20
const UNKNOWN = 'DRAW_UNKNOWN'

export default function Mine() {
  const { id = '' } = useParams()
  const page = usePaged(drawsApi.results, { drawId: id, limit: PAGE })
  return (
    <Screen className='my-draws' elder={useElder()}>
      {page.trouble === UNKNOWN ? (
        <Empty title={wordsFor(UNKNOWN)} action={{ label: '回首页', onClick: () => void openTab('home') }} />
      ) : (
        <Loaded remote={page} skeleton={<Skeleton kind='row' count={8} />}>
          {() => <Results drawId={id} page={page} />}
        </Loaded>
      )}
    </Screen>
  )
}

function Results({ drawId, page }: { drawId: string; page: Paged<DrawResultPage> }) {
  if (page.items.length === 0)
    return (
      <Empty
        title='还没有抽过'
        note='每一次的结果都会列在这里'
        action={{ label: '去看活动', onClick: () => void backTo(urls.draw(drawId)) }}
      />
    )
  return (
    <>
      <List className='my-results'>
        {page.items.map((line) => (
          <ResultRow key={line.number} drawId={drawId} line={line} />
        ))}
      </List>
      <More list={page} />
    </>
  )
}
