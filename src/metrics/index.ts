export { list, incidentRows, LIST_COLUMNS, type ListPage, type ListQuery } from './list.ts';
export { FAMILIES, measure } from './measure.ts';
export { monthly } from './monthly.ts';
export { PARTS, type Part } from './parts.ts';
export { prepare, rejudge } from './prepare.ts';
export { recap } from './recap.ts';
export { answer, QUESTIONS, type Answer, type Choice, type Question } from './questions.ts';
export { METRICS, type Definition, type Family } from './registry.ts';
export type * from './types.ts';
