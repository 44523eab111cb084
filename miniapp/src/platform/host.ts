/** Which of the two builds this is. */

// biome-ignore lint/style/noProcessEnv: the build replaces it by a word; there is no process on a phone.
export const isWeChat = process.env.TARO_ENV === 'weapp'
