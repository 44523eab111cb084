/** The browser preview's WeChat: what a tap would bring there, asked of the emulator. */
import Taro from '@tarojs/taro'

export async function emulate<Answer>(path: string, body: unknown): Promise<Answer> {
  const { statusCode, data } = await Taro.request<Answer>({
    method: 'POST',
    url: `${EMULATOR_URL}/__control/${path}`,
    header: { 'content-type': 'application/json' },
    data: JSON.stringify(body),
  })
  if (statusCode >= 400) throw new Error(`the emulator answered ${statusCode}`)
  return data
}
