import { View } from '@tarojs/components'
import { classNames, Icon, Words } from '../../ui/index.ts'
import s from './Celebration.module.scss'

interface CelebrationProps {
  title: string
  note: string
  /** A row of a list instead of a card. */
  inList?: boolean
  onMore: () => void
}

/** The small celebration: a sprig, what was given, the new balance. It stays until the page is left. */
export const Celebration = ({ title, note, inList, onMore }: CelebrationProps) => (
  <View className={classNames('given', s.given, inList && s.inList)}>
    <View className={s.words}>
      <Words tone='accent' strong>
        {title}
      </Words>
      <Words kind='note' tone='ink-2'>
        {note}
      </Words>
    </View>
    <View className={s.sprig} />
    <View className={`given-more ${s.more}`} onClick={onMore} aria-role='button'>
      看明细
      <Icon name='chevron' size={16} tone='ink-2' />
    </View>
  </View>
)
