import type { DrawResult } from '@laurel/shared/draws'
import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { now } from '../../platform/clock.ts'
import { useElder } from '../../platform/elder.ts'
import { isMotionReduced } from '../../platform/motion.ts'
import { Card, classNames, Words, Wreath } from '../../ui/index.ts'
import { settle, useDrawing } from '../drawing.ts'
import { insteadWords, numberWords, resultNote, resultTitle } from '../words.zh.ts'
import { CLOSING_MS, ClosingWreath } from './ClosingWreath.tsx'
import { PrizeArt } from './PrizeArt.tsx'
import s from './ResultHero.module.scss'

const WHOLE_WREATH = 20

interface ResultHeroProps {
  result: DrawResult
  /** The title of what the number fell on, when that was not there; null: it was. */
  picked: string | null
}

/** The prize in the full wreath. A result that has just come lets the wreath close first; a tap shows it at once. */
export function ResultHero({ result, picked }: ResultHeroProps) {
  const isClosing = useClosing(result)
  const { prize, number } = result
  return (
    <Card className={`result-hero ${s.hero}`} shape='hero' onClick={isClosing ? settle : undefined}>
      {isClosing ? (
        <ClosingWreath />
      ) : (
        <Wreath progress={prize.kind === 'nothing' ? 0 : WHOLE_WREATH} size={196} tone='outline'>
          <PrizeArt prize={prize} size='l' />
        </Wreath>
      )}
      <Words kind='note' tone='ink-2' className='result-number'>
        {isClosing ? '点一下直接看结果' : numberWords(number)}
      </Words>
      <View className={classNames(s.words, isClosing && s.hidden)} aria-hidden={isClosing}>
        <Words className={`result-title ${s.title}`} strong>
          {resultTitle(result)}
        </Words>
        <Words className='result-note' kind='note' tone='ink-2'>
          {resultNote(result, now())}
        </Words>
        {picked === null ? null : (
          <Words className={`result-instead ${s.instead}`} kind='note' tone='ink-2'>
            {insteadWords(picked, prize)}
          </Words>
        )}
      </View>
    </Card>
  )
}

function useClosing({ drawId, number }: Pick<DrawResult, 'drawId' | 'number'>): boolean {
  const isStill = useElder() || isMotionReduced()
  const isFresh = useDrawing(({ fresh }) => fresh?.drawId === drawId && fresh.number === number)
  useEffect(() => {
    if (!isFresh) return undefined
    const timer = setTimeout(settle, isStill ? 0 : CLOSING_MS)
    return () => clearTimeout(timer)
  }, [isFresh, isStill])
  return isFresh && !isStill
}
