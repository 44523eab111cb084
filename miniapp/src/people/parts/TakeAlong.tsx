import { Slot } from '../../parts/Slot.tsx'
import { handsOverAtOnce } from '../../platform/download.ts'
import { Band, Bar, Button, Card, List, ListItem, Words } from '../../ui/index.ts'
import { type Format, give, takeAlong, useTaking } from '../take-along.ts'
import { exportTrouble, formatWords, progressWords, sizeWords } from '../words.zh.ts'

const formats: readonly Format[] = ['json', 'csv']

export function TakeAlong() {
  const { busy, trouble } = useTaking()
  return (
    <>
      <List className='formats'>
        {formats.map((format) => (
          <ListItem
            key={format}
            icon='save'
            title={formatWords[format].title}
            note={formatWords[format].note}
          >
            <Button
              className={`export-${format}`}
              kind='line'
              size='s'
              loading={busy === format}
              disabled={busy !== null && busy !== format}
              onClick={() => void takeAlong(format)}
            >
              {busy === format ? '导出中' : '导出'}
            </Button>
          </ListItem>
        ))}
      </List>
      <Slot>
        {busy ? <Progress /> : null}
        {trouble ? (
          <Band tone='stop' icon='info' title='没有导出'>
            {exportTrouble(trouble)}
          </Band>
        ) : null}
        <Ready />
      </Slot>
    </>
  )
}

function Progress() {
  const percent = useTaking((taking) => taking.percent)
  return (
    <Card className='export-progress' spaced>
      <Words kind='note' tone='ink-2'>
        {progressWords(percent)}
      </Words>
      <Bar value={percent} max={100} />
    </Card>
  )
}

/** The file contains everything: where it goes is said before it goes. */
function Ready() {
  const ready = useTaking((taking) => taking.ready)
  if (!ready) return null
  const size = sizeWords(ready.sizeBytes)
  return (
    <Card className='export-ready' shape='mirror' spaced>
      <Words strong>{size ? `${ready.name} · ${size}` : ready.name}</Words>
      <Words kind='note' tone='ink-2'>
        {handsOverAtOnce
          ? '已保存到浏览器的下载里。文件里有你的全部资料，请收好'
          : '请选择“文件传输助手”，再从那里保存。文件里有你的全部资料，不要发给别人'}
      </Words>
      <Button className='export-give' size='tap' onClick={() => void give()}>
        {handsOverAtOnce ? '再保存一次' : '发送到文件传输助手'}
      </Button>
    </Card>
  )
}
