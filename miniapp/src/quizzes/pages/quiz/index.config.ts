export default definePageConfig({ navigationBarTitleText: '答题闯关', enablePullDownRefresh: true })
