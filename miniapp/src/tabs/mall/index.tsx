import { View } from '@tarojs/components'
import { BalanceLine } from '../../mall/parts/BalanceLine.tsx'
import { ListEnd } from '../../mall/parts/ListEnd.tsx'
import { SearchField } from '../../mall/parts/SearchField.tsx'
import { SortChoice } from '../../mall/parts/SortChoice.tsx'
import { Tiles } from '../../mall/parts/Tiles.tsx'
import { type Shelf, useMallShelf } from '../../mall/shelf.ts'
import { choose, showEverything } from '../../mall/store.ts'
import { noTilesWords } from '../../mall/words.zh.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { Outcomes } from '../../parts/Outcomes.tsx'
import { useElder } from '../../platform/elder.ts'
import { Empty, Screen, Segments, Skeleton } from '../../ui/index.ts'
import s from './index.module.scss'

export default function MallTab() {
  const shelf = useMallShelf()
  const { choice, page, balance, known } = shelf
  const pending = page.value === null && !page.slow && !page.trouble
  return (
    <Screen className='mall' elder={useElder()}>
      <Outcomes />
      <View className={s.tools}>
        <SearchField value={choice.search} onSearch={(search) => choose({ search })} />
        <SortChoice value={choice.sort} onChange={(sort) => choose({ sort })} />
      </View>
      <BalanceLine
        balance={balance}
        affordable={choice.affordable}
        onAffordable={(affordable) => choose({ affordable })}
      />
      {known ? <Categories names={known.categories} chosen={choice.category} /> : null}
      <Loaded remote={page} skeleton={<Skeleton kind='tile' count={6} />}>
        {() => <Goods shelf={shelf} />}
      </Loaded>
      {pending && known ? (
        <View className={s.before}>
          <Tiles tiles={known.items} balance={balance} />
        </View>
      ) : null}
    </Screen>
  )
}

function Categories({ names, chosen }: { names: string[]; chosen: string }) {
  const items = [{ value: '', label: '全部' }, ...names.map((name) => ({ value: name, label: name }))]
  return <Segments items={items} value={chosen} onChange={(category) => choose({ category })} />
}

function Goods({ shelf: { choice, page, balance } }: { shelf: Shelf }) {
  if (page.items.length === 0) {
    const { title, note } = noTilesWords(choice, balance)
    const chosen = choice.search || choice.category || choice.affordable
    const all = { label: '看全部商品', onClick: showEverything }
    return <Empty title={title} note={note} action={chosen ? all : undefined} />
  }
  return (
    <>
      <Tiles tiles={page.items} balance={balance} />
      <ListEnd page={page} />
    </>
  )
}
