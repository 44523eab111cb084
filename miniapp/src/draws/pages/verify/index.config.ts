export default definePageConfig({ navigationBarTitleText: '验算', enablePullDownRefresh: true })
