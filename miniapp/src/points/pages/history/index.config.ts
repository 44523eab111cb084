export default definePageConfig({ navigationBarTitleText: '积分与批次', enablePullDownRefresh: true })
