import { View } from '@tarojs/components'
import { open, urls } from '../../platform/navigate.ts'
import { Card, Icon, Words } from '../../ui/index.ts'
import { shortHex } from '../words.zh.ts'
import s from './VerifyCard.module.scss'

interface VerifyCardProps {
  drawId: string
  number: number
  commitment: string
}

/** On the page of the result itself, not in a help text. */
export const VerifyCard = ({ drawId, number, commitment }: VerifyCardProps) => (
  <Card className={`to-verify ${s.card}`} onClick={() => void open(urls.verifyDraw(drawId, number))}>
    <Icon name='shield' size={24} tone='accent' />
    <View className={s.words}>
      <Words strong>这次结果可以自己验算</Words>
      <Words kind='note' tone='ink-2'>
        开奖前已公布种子摘要 {shortHex(commitment)}
      </Words>
    </View>
    <View className={s.more}>
      验算
      <Icon name='chevron' size={16} tone='ink-2' />
    </View>
  </Card>
)
