/** What became of a programme, in figures and in people: for whoever works here. */
import { insightsApi } from '@laurel/shared/insights'
import * as schema from '@laurel/shared/insights.schema'
import { quizInsightsApi } from '@laurel/shared/quiz-insights'
import * as quizSchema from '@laurel/shared/quiz-insights.schema'
import { ROLES } from '../operators/index.ts'
import type { Deps, Feature } from '../platform/feature.ts'
import { answer } from '../platform/http/answer.ts'
import type { App } from '../platform/http/server.ts'
import { campaignReports } from './campaign.ts'
import { pathReport } from './path.ts'
import { peopleReports } from './people.ts'
import { insightsQueries } from './queries.ts'
import { quizComparison } from './quiz-comparison.ts'
import { quizReport } from './quiz-report.ts'

export const insightsRoutes = (deps: Deps): Feature => {
  const queries = insightsQueries(deps)
  const campaign = campaignReports(queries)
  const people = peopleReports(queries)
  const loadPath = pathReport(queries)
  return (app) => {
    mountCampaign(app, campaign)
    mountPeople(app, people)
    mountQuiz(app, deps)
    answer(app, insightsApi.path, {
      who: ROLES,
      input: schema.PathInput,
      reply: schema.Path,
      handle: (input) => loadPath(input),
    })
  }
}

function mountCampaign(app: App, reports: ReturnType<typeof campaignReports>): void {
  answer(app, insightsApi.funnel, {
    who: ROLES,
    input: schema.FunnelInput,
    reply: schema.Funnel,
    handle: (input, { now }) => reports.loadFunnel(input, now),
  })
  answer(app, insightsApi.growth, {
    who: ROLES,
    input: schema.WindowInput,
    reply: schema.Growth,
    handle: (input, { now }) => reports.loadGrowth(input, now),
  })
  answer(app, insightsApi.results, {
    who: ROLES,
    input: schema.WindowInput,
    reply: schema.Results,
    handle: (input, { now }) => reports.loadResults(input, now),
  })
}

function mountPeople(app: App, reports: ReturnType<typeof peopleReports>): void {
  answer(app, insightsApi.graph, {
    who: ROLES,
    input: schema.GraphInput,
    reply: schema.Graph,
    handle: (input, { now }) => reports.loadGraph(input, now),
  })
  answer(app, insightsApi.spreaders, {
    who: ROLES,
    input: schema.SpreadersInput,
    reply: schema.SpreaderPage,
    handle: (input, { now }) => reports.listSpreaders(input, now),
  })
  answer(app, insightsApi.opportunities, {
    who: ROLES,
    input: schema.OpportunitiesInput,
    reply: schema.Opportunities,
    handle: (input, { now }) => reports.listOpportunities(input, now),
  })
}

function mountQuiz(app: App, { reads }: Deps): void {
  const loadReport = quizReport(reads)
  const loadComparison = quizComparison(reads)
  answer(app, quizInsightsApi.report, {
    who: ROLES,
    input: quizSchema.QuizReportInput,
    reply: quizSchema.QuizReport,
    handle: (input) => loadReport(input),
  })
  answer(app, quizInsightsApi.comparison, {
    who: ROLES,
    input: quizSchema.QuizComparisonInput,
    reply: quizSchema.QuizComparison,
    handle: (input, { now }) => loadComparison(input, now),
  })
}
