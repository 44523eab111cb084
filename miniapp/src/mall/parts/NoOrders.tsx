import { useEffect } from 'react'
import { artUrl } from '../../parts/art.ts'
import { open, openTab, urls } from '../../platform/navigate.ts'
import { Empty, formatNumber, ProductThumb, Section, Shelf } from '../../ui/index.ts'
import { useShelfPage } from '../api.ts'
import { withinReach } from '../gap.ts'
import { showAffordable } from '../store.ts'
import { withinReachNote } from '../words.zh.ts'

const EVERYTHING = {}

function toMall(): void {
  showAffordable()
  void openTab('mall')
}

/** Nothing redeemed yet: what the balance can buy now, one way on, and a few things within reach. */
export function NoOrders() {
  const shelf = useShelfPage(EVERYTHING)
  const { reload } = shelf
  // The page has shown before its list turned out to be empty.
  useEffect(() => void reload(), [reload])
  const balance = shelf.value?.balance ?? null
  const tiles = shelf.value && balance !== null ? withinReach(shelf.value.items, balance) : []
  const note =
    balance === null
      ? undefined
      : withinReachNote(balance, { count: tiles.length, isAll: shelf.value?.next === null })
  return (
    <>
      <Empty
        title='还没有兑换过'
        note={note}
        action={{ label: '去商城看看', onClick: () => void openTab('mall') }}
      />
      {tiles.length > 0 && balance !== null ? (
        <Section title={`${formatNumber(balance)} 积分内`} more='全部' onMore={toMall}>
          <Shelf>
            {tiles.slice(0, SHOWN).map((tile) => (
              <ProductThumb
                key={tile.productId}
                art={artUrl(tile.art)}
                title={tile.title}
                price={tile.pricePoints}
                onClick={() => void open(urls.product(tile.productId))}
              />
            ))}
          </Shelf>
        </Section>
      ) : null}
    </>
  )
}

const SHOWN = 6
