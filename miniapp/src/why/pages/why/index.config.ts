export default definePageConfig({ navigationBarTitleText: '为什么', enablePullDownRefresh: true })
