import { Image } from '@tarojs/components'
import s from './QuestionPicture.module.scss'

interface QuestionPictureProps {
  /** Its path on the server. */
  image: string | null
  text: string
}

/** Fetched when its question comes into view, not before. */
export const QuestionPicture = ({ image, text }: QuestionPictureProps) =>
  image === null ? null : (
    <Image
      className={`question-picture ${s.picture}`}
      src={ASSET_BASE + image}
      mode='aspectFit'
      lazyLoad
      aria-label={text}
    />
  )
