/** What operators read of a question that can't stand in the bank, and of a sheet of them. */
import type { Difficulty, QuestionKind } from '@laurel/shared/quizzes'
import type { QuestionFault } from './rules/question.ts'

export const questionFaultWords: Record<QuestionFault, string> = {
  'text-blank': '题目是空的',
  'options-few': '至少要有两个选项',
  'options-order': '选项要从 A 起依次填写，中间不能空',
  'option-blank': '有选项是空的',
  'options-equal': '有两个选项相同',
  'true-false-options': '判断题只有“正确”和“错误”两个选项',
  'answer-missing': '没有填答案',
  'answer-foreign': '答案不在选项里',
  'answer-order': '答案要按字母顺序，且不能重复',
  'single-answers': '这种题型只能有一个答案',
  'multiple-answers': '多选题至少要有两个答案',
  'all-right': '多选题至少要有一个错误选项',
}

/** The columns of a sheet, in the order of the template. */
export const columnWords = {
  kind: '题型',
  text: '题目',
  A: '选项A',
  B: '选项B',
  C: '选项C',
  D: '选项D',
  E: '选项E',
  F: '选项F',
  answer: '答案',
  explanation: '解析',
  category: '分类',
  difficulty: '难度',
} as const

export const kindWords: Record<string, QuestionKind> = {
  单选: 'single',
  单选题: 'single',
  多选: 'multiple',
  多选题: 'multiple',
  判断: 'true-false',
  判断题: 'true-false',
}

export const difficultyWords: Record<string, Difficulty> = {
  易: 'easy',
  简单: 'easy',
  容易: 'easy',
  中: 'medium',
  中等: 'medium',
  一般: 'medium',
  难: 'hard',
  困难: 'hard',
}

export const trueFalseOptions = { A: '正确', B: '错误' } as const

/** How people write the answer of a true-false question. */
export const trueFalseWords: Record<string, 'A' | 'B'> = {
  A: 'A',
  B: 'B',
  对: 'A',
  错: 'B',
  正确: 'A',
  错误: 'B',
  是: 'A',
  否: 'B',
  TRUE: 'A',
  FALSE: 'B',
  T: 'A',
  F: 'B',
  '√': 'A',
  '×': 'B',
}

/** Signs that people put between the letters of an answer. */
export const answerMarks = /[\s,;|/、，；．.]/g

export const sheetWords = {
  columnMissing: (name: string): string => `缺少“${name}”这一列`,
  columnTwice: (name: string): string => `“${name}”出现了两列`,
  notUtf8: '文件编码不是 UTF-8，请另存为“CSV UTF-8”后再导入',
  quoteOpen: '从这一行起的引号没有成对，这一行及之后的内容没有导入',
  rowsMany: (max: number): string => `一个文件最多 ${max} 题，这一行及之后的内容没有导入`,
  format: '这一格是日期、百分比等格式，请把单元格格式改为“文本”后重新填写',
  unreadable: '这一格有无法识别的字符',
  long: (max: number): string => `最多 ${max} 个字`,
  blank: '这一格是空的',
  unknown: (allowed: readonly string[]): string => `请填写：${allowed.join('、')}`,
}
