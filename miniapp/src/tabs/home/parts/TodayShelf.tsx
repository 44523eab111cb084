import type { Tile } from '@laurel/shared/mall'
import { artUrl } from '../../../parts/art.ts'
import { open, openTab, urls } from '../../../platform/navigate.ts'
import { Empty, ProductThumb, Section, Shelf } from '../../../ui/index.ts'
import { formatNumber } from '../../../ui/numbers.ts'

interface TodayShelfProps {
  tiles: readonly Tile[]
  /** How many the mall has in all. */
  count: number
}

export function TodayShelf({ tiles, count }: TodayShelfProps) {
  if (tiles.length === 0) return <Empty title='商城暂无上架商品' note='上架后会显示在这里' />
  return (
    <Section title='今日上架' more={`全部 ${formatNumber(count)} 件`} onMore={() => void openTab('mall')}>
      <Shelf>
        {tiles.map(({ productId, title, art, pricePoints }) => (
          <ProductThumb
            key={productId}
            art={artUrl(art)}
            title={title}
            price={pricePoints}
            onClick={() => void open(urls.product(productId))}
          />
        ))}
      </Shelf>
    </Section>
  )
}
