import { basename } from 'node:path';
import { Failure, FaultyQueries } from '../../failures.js';
import type { Graph } from '../../graph/graph.js';
import { parseQueryHeader, type QueryFault, type QueryHeader } from '../../graph/query-header.js';
import { costlyOperators } from '../../graph/query-plan.js';
import { faultsOfQuery } from '../../graph/query-rules.js';
import { faultsOfRule, ruleOf, type Rule } from './rule.js';
import type { RuleBook } from './rule-book.js';

/** A rule of ours is planned in less than two seconds. */
const PLAN_MS = 60_000;

/**
 * Reads a rule file that is in no folder of the service and checks it as the start of the service and the tests would: header, text, the
 * database's own reading of it, its plan. It may only read: its text is looked through, and it is run in transactions that the database lets read
 * only. Throws `FaultyQueries` with all faults, each with file and line.
 */
export async function ruleDraft(
  graph: Graph,
  book: RuleBook,
  file: string,
  text: string,
  planMs = PLAN_MS,
): Promise<{ readonly graph: Graph; readonly rule: Rule }> {
  const { header, faults } = parseQueryHeader(file, text);
  if (!header) throw faulty(faults);
  const draft: QueryHeader = { ...header, room: basename(file).startsWith('gx-') ? 'patterns' : 'warnings' };
  faults.push(...faultsOfQuery(draft), ...faultsOfRule(draft));
  if (draft.access !== 'read') faults.push({ file, line: lineOf(draft, 'access'), reason: 'a draft may only read' });
  if (faults.length > 0) throw faulty(faults);
  const rule = ruleOf(draft);
  const twin = book.rules.find(({ id, code }) => code === rule.code && id !== rule.id);
  if (twin)
    throw faulty([{ file, line: lineOf(draft, 'code'), reason: `@code ${rule.code} is that of ${twin.id}: give the draft its id, or a code of its own` }]);
  const drafted = graph.with(draft);
  try {
    const plan = await withinTime(drafted.explain(draft.id), planMs);
    if (!plan)
      throw faulty([
        {
          file,
          line: text.slice(0, text.indexOf('*/')).split('\n').length + 1,
          reason: `the database has not planned the statement within ${planMs / 1_000} s: split it with WITH, and make paths and rows of OPTIONAL MATCH shorter`,
        },
      ]);
    if (plan.columns.join() !== draft.returns.join())
      faults.push({ file, line: lineOf(draft, 'returns'), reason: `the statement returns ${plan.columns.join(', ')}` });
    for (const operator of draft.tags.has('plan') ? [] : costlyOperators(plan))
      faults.push({ file, line: 1, reason: `its plan has ${operator}, which reads or multiplies everything: write it otherwise, or give the reason in @plan` });
  } catch (error) {
    throw faultyDraft(file, error);
  }
  if (faults.length > 0) throw faulty(faults);
  return { graph: drafted, rule };
}

/** What goes wrong with a draft is a fault of its file; what goes wrong with the machine stays what it is. */
export function faultyDraft(file: string, error: unknown): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error;
  const line = Number(/\(line (\d+), column/u.exec(error.message)?.[1] ?? 1);
  return faulty([{ file, line, reason: error.message.split('\n')[0]! }]);
}

/** Undefined once the time is over: nothing stops a planner, but the database of a command ends with it. */
async function withinTime<T>(asked: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), ms)));
  try {
    return await Promise.race([asked, over]);
  } finally {
    clearTimeout(timer);
  }
}

function lineOf(query: QueryHeader, tag: string): number {
  return query.tags.get(tag)?.[0]?.line ?? 1;
}

function faulty(faults: readonly QueryFault[]): FaultyQueries {
  const list = [...faults]
    .sort((a, b) => a.line - b.line)
    .map((fault) => `${fault.file}:${fault.line} ${fault.reason}`)
    .join('\n');
  return new FaultyQueries(`${faults.length} fault(s) in the draft:\n${list}`, 'Mend the file and try again; nothing was run of it.', { faults });
}
