import type { Tile } from '@laurel/shared/mall'
import { View } from '@tarojs/components'
import { artUrl } from '../../parts/art.ts'
import { open, urls } from '../../platform/navigate.ts'
import { ProductTile, TileGrid } from '../../ui/index.ts'
import { gateTag, tileNote } from '../words.zh.ts'
import s from './Tiles.module.scss'

interface TilesProps {
  tiles: readonly Tile[]
  balance: number | null
}

export const Tiles = ({ tiles, balance }: TilesProps) => (
  <TileGrid>
    {tiles.map((tile) => (
      <View className={`tile ${s.tile}`} key={tile.productId}>
        <OneTile tile={tile} balance={balance} />
      </View>
    ))}
  </TileGrid>
)

function OneTile({ tile, balance }: { tile: Tile; balance: number | null }) {
  const note = tileNote(tile, balance)
  return (
    <ProductTile
      art={artUrl(tile.art)}
      title={tile.title}
      price={tile.pricePoints}
      // The picture already says that it is gone.
      note={tile.stock === 0 ? undefined : note.text}
      noteTone={note.tone}
      lock={tile.gate ? { text: gateTag(tile.gate), tone: tile.gate.look } : undefined}
      soldOut={tile.stock === 0}
      onClick={() => void open(urls.product(tile.productId))}
    />
  )
}
