export default definePageConfig({ navigationBarTitleText: '我的抽奖', enablePullDownRefresh: true })
