/** The goods of the demo mall. Pictures are drawn by tools/art under the same names. */

import type { AddProductInput } from '@laurel/shared/mall-admin'
import type { AddTemplateInput } from '@laurel/shared/outreach'

export interface DemoProduct {
  product: Omit<AddProductInput, 'budgetId'>
  stock?: number
  codes?: number
}

const goodsRules = [
  '下单后 48 小时内发出，包邮',
  '发货前可取消，积分退回原批次',
  '签收后 7 天内有质量问题可联系客服',
]
const codeRules = ['兑换后立即得到券码，在订单里随时可看', '券码不记名，请勿转给他人', '券码一经兑换不能取消']

type Words = Pick<AddProductInput, 'title' | 'subtitle' | 'art' | 'category'>
interface Terms {
  pricePoints: number
  costFen: number
}

const goods = (
  words: Words,
  { limitPerMember = null, ...terms }: Terms & { limitPerMember?: number | null },
  ...titles: string[]
) => ({
  ...words,
  kind: 'goods' as const,
  rules: goodsRules,
  skus: (titles.length ? titles : ['标准款']).map((title) => ({ title, ...terms, limitPerMember })),
})

const coupon = (words: Words, terms: Terms) => ({
  ...words,
  kind: 'code' as const,
  rules: codeRules,
  skus: [{ title: '1 张', limitPerMember: null, ...terms }],
})

export const catalogue: DemoProduct[] = [
  {
    product: coupon(
      { title: '精品美式兑换券', subtitle: '全国门店通用，当日有效', art: 'americano', category: '咖啡茶饮' },
      { pricePoints: 600, costFen: 1500 },
    ),
    codes: 412,
  },
  {
    product: goods(
      {
        title: '暖光阅读灯',
        subtitle: '三档色温，磁吸充电，续航 40 小时',
        art: 'reading-lamp',
        category: '好物',
      },
      { pricePoints: 3000, costFen: 12800, limitPerMember: 1 },
      '墨绿',
      '米白',
    ),
    stock: 23,
  },
  {
    product: coupon(
      {
        title: '机场贵宾厅 1 次',
        subtitle: '国内 40 座机场可用，有效期 90 天',
        art: 'lounge',
        category: '出行',
      },
      { pricePoints: 1800, costFen: 6800 },
    ),
    codes: 36,
  },
  {
    product: goods(
      { title: '桂叶帆布袋', subtitle: '12 安棉帆布，丝网印花', art: 'tote-bag', category: '好物' },
      { pricePoints: 900, costFen: 2600 },
    ),
    stock: 180,
  },
  {
    product: goods(
      { title: '细口手冲壶 600 ml', subtitle: '304 不锈钢，鹅颈细口', art: 'kettle', category: '咖啡茶饮' },
      { pricePoints: 2520, costFen: 9900, limitPerMember: 1 },
    ),
    stock: 7,
  },
  {
    product: goods(
      { title: '桂花乌龙 · 罐装', subtitle: '高山乌龙窨桂花，80 克', art: 'tea-tin', category: '咖啡茶饮' },
      { pricePoints: 1280, costFen: 4200 },
    ),
    stock: 96,
  },
  {
    product: goods(
      { title: '青釉随行杯', subtitle: '陶瓷内胆，380 毫升', art: 'thermos', category: '好物' },
      { pricePoints: 2400, costFen: 8600 },
    ),
    stock: 41,
  },
  {
    product: coupon(
      { title: '双人电影票', subtitle: '2D 与 3D 场次通用', art: 'movie-ticket', category: '影音' },
      { pricePoints: 2200, costFen: 7000 },
    ),
    codes: 58,
  },
  {
    product: goods(
      { title: '自动晴雨伞', subtitle: '八骨抗风，一键开收', art: 'umbrella', category: '出行' },
      { pricePoints: 1600, costFen: 5200 },
    ),
    stock: 64,
  },
  {
    product: goods(
      { title: '线装笔记本', subtitle: '100 克道林纸，192 页', art: 'notebook', category: '好物' },
      { pricePoints: 480, costFen: 1300 },
    ),
    stock: 320,
  },
  {
    product: goods(
      { title: '当季鲜果箱', subtitle: '产地直发，约 2.5 公斤', art: 'fruit-box', category: '好物' },
      { pricePoints: 2880, costFen: 8800, limitPerMember: 2 },
    ),
    stock: 0,
  },
  {
    product: coupon(
      {
        title: '认养一棵小树苗',
        subtitle: '由合作公益机构栽种，附电子证书',
        art: 'sapling',
        category: '公益',
      },
      { pricePoints: 300, costFen: 1000 },
    ),
    codes: 1000,
  },
]

/** As WeChat would have approved them; `npm start` tells the emulator of the same. */
export const templates: AddTemplateInput[] = [
  {
    templateId: 'demo-shipped',
    topic: 'order.shipped',
    title: '发货提醒',
    about: '兑换的商品寄出时告诉你',
    page: 'mall/pages/orders/index',
    fields: [
      { key: 'thing1', value: '{title}' },
      { key: 'character_string2', value: '{orderId}' },
    ],
  },
  {
    templateId: 'demo-expiring',
    topic: 'points.expiring',
    title: '积分到期提醒',
    about: '积分到期前 7 天告诉你，每天最多一条，夜里不发',
    page: 'points/pages/history/index',
    fields: [
      { key: 'thing1', value: '有积分即将到期' },
      { key: 'number2', value: '{points}' },
      { key: 'date3', value: '{expiresOn}' },
    ],
  },
  {
    templateId: 'demo-tier-changed',
    topic: 'tier.changed',
    title: '等级变更提醒',
    about: '会员等级升降时告诉你，夜里不发',
    page: 'membership/pages/tiers/index',
    fields: [
      { key: 'thing1', value: '{tier}' },
      { key: 'thing2', value: '原为{before}' },
      { key: 'date3', value: '{on}' },
    ],
  },
  {
    templateId: 'demo-tier-protected',
    topic: 'tier.protected',
    title: '保级提醒',
    about: '等级进入保护期时告诉你保到哪天、还差多少成长值，夜里不发',
    page: 'membership/pages/tiers/index',
    fields: [
      { key: 'thing1', value: '{tier}' },
      { key: 'date2', value: '{until}' },
      { key: 'number3', value: '{missing}' },
    ],
  },
]
