/** Short words over the screen, and questions before something is done. */
import Taro from '@tarojs/taro'

export function say(words: string): void {
  void Taro.showToast({ title: words, icon: 'none', duration: 2400 })
}

interface Question {
  title: string
  words: string
  /** Verb and object: what a yes does. */
  yes: string
  no?: string
}

/** True when the member said yes. */
export async function confirm({ title, words, yes, no }: Question): Promise<boolean> {
  const { confirm: agreed } = await Taro.showModal({
    title,
    content: words,
    confirmText: yes,
    confirmColor: '#1c5c45',
    ...(no ? { cancelText: no } : {}),
  })
  return agreed
}
