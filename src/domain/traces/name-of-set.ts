import type { TraceSetQuestion } from './trace-question.shapes.js';

/** What a set is called in its answer: its parts, one after the other. */
export function nameOfSet({ documentNumbers, fundTags, funds, projects, years, regions }: TraceSetQuestion): string {
  return [documentNumbers, fundTags, funds, projects, years?.map(String), regions].flatMap((part) => part ?? []).join(' · ');
}
