import { TookTooLong } from '../../failures.js';
import type { Graph, Row } from '../../graph/graph.js';
import { coveredUntil, groupsOf, type Group, type Span } from '../warnings/groups.js';
import { judge, type Judged } from '../warnings/judge.js';
import { messageOf } from '../warnings/message.js';
import type { Rule } from '../warnings/rule.js';
import { runRule } from '../warnings/run-rules.js';
import { BANDS } from '../warnings/words.js';

/** What a collusion pattern is asked. */
export interface CollusionQuestion {
  /** Null: wherever anything is covered. */
  readonly regions: readonly string[] | null;
  readonly batch: number;
  readonly asOf: number | null;
  /** Chosen subjects with the region of each; null: all of the regions. */
  readonly subjects: ReadonlyMap<string, string> | null;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly seconds: number;
}

/** What the pattern finds with these settings, as rows in their order. Nothing is kept. Throws `TookTooLong`. */
export async function collusionRows(graph: Graph, rule: Rule, question: CollusionQuestion): Promise<Row[]> {
  const { batch, asOf, subjects, settings, seconds } = question;
  const covered = coveredUntil(await graph.read<Span & Row>('coverage-spans', { regions: question.regions === null ? null : [...question.regions], batch }));
  const regions = subjects === null ? (question.regions ?? [...covered.keys()]) : [...new Set(subjects.values())];
  const until = Date.now() + seconds * 1_000;
  const inTime = (): void => {
    if (Date.now() > until)
      throw new TookTooLong(`${rule.code} was not done within ${seconds} seconds; no partial list is given.`, 'Choose a smaller region, or some subjects.', {
        seconds,
      });
  };
  const judged: { region: string; found: Judged['found'] }[] = [];
  if (subjects === null) {
    const { groups } = await runRule(graph, rule, { regions, batch, asOf, subjects: null, settingsOf: () => settings }, covered, inTime);
    judged.push(...groups.flatMap((group) => group.judged));
  } else {
    for (const group of groupsOf(rule, regions, covered, asOf, () => settings).groups) {
      judged.push(...(await judge(graph, rule, ofGroup(subjects, group), group, batch)));
      inTime();
    }
  }
  return judged
    .flatMap(({ region, found }) => found.map((one) => ({ region, ...one })))
    .sort(
      (a, b) =>
        BANDS.indexOf(a.band) - BANDS.indexOf(b.band) ||
        b.amount - a.amount ||
        (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : a.identity < b.identity ? -1 : 1),
    )
    .map(({ region, subject, band, measured, limit, amount, clause, trap, nodes, edges, facts }) => ({
      ...{ region, subject, band, measured, limit, amount, clause, trap, nodes: [...nodes], edges: [...edges] },
      message: { en: messageOf(rule.message, facts, 'en'), zh: messageOf(rule.messageZh, facts, 'zh') },
    }));
}

function ofGroup(subjects: ReadonlyMap<string, string>, { regions }: Group): string[] {
  return [...subjects].filter(([, region]) => regions.includes(region)).map(([id]) => id);
}
