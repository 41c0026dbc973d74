import type { RuleScore } from './compare.js';

/** The scores of one set of data. */
export interface Scored {
  readonly size: string;
  readonly seed: number;
  readonly scores: readonly RuleScore[];
}

/** The page of the evaluation: the seed that rules were tuned on first, others beside it. */
export function evaluationPage(sets: readonly Scored[], versions: string): string {
  const [tuned, ...others] = sets;
  if (!tuned) return '';
  const share = (value: number | null | undefined): string => (value === null || value === undefined ? '—' : value.toFixed(2));
  const head = [
    'rule',
    'found',
    'missed',
    'wrong',
    'explained',
    'judged',
    'precision',
    'recall',
    'F1',
    'seconds',
    ...others.map(({ seed }) => `seed ${seed}: precision / recall`),
  ];
  const rows = tuned.scores.map((score) => {
    const beside = others
      .map(({ scores }) => scores.find(({ rule }) => rule === score.rule))
      .map((other) => `${share(other?.precision)} / ${share(other?.recall)}`);
    const elsewhere = Object.values(score.onOthers).reduce((sum, count) => sum + count, 0);
    const { rule, truePositive, falseNegative, falsePositive, explained, judged, precision, recall, f1, seconds } = score;
    return [
      rule,
      truePositive,
      falseNegative,
      falsePositive,
      explained,
      elsewhere,
      judged.toLocaleString('en'),
      share(precision),
      share(recall),
      share(f1),
      seconds,
      ...beside,
    ].map(String);
  });
  const table = [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [
    '# How good the warnings are',
    '',
    `Made by \`npm run eval -- --size ${tuned.size} --seed ${tuned.seed}${others.length > 0 ? ` --others ${others.map(({ seed }) => seed).join(',')}` : ''} --page\` (${versions}). The generated province holds planted cases with labels that never enter the graph: positives of varied shape`,
    'and size, near misses just inside a threshold, and look-alikes that a documented trap explains ([what it holds](../seeds/province/README.md)). A positive is **found** where a finding that nothing explains is about one of',
    'its subjects or shows one; every other such finding is **wrong**, also one on a near miss, a look-alike or the background, which is made to break no rule. What stands on a case planted for',
    '**another rule** is told apart: such a case carries no label of this one, and many break it by their nature (an unspent line is behind the calendar too); below the table it says which.',
    `Rules were tuned on seed ${tuned.seed}; the other seeds were only measured. Planted cases are as good as whoever thought of them: they measure whether a rule does what it says, not how often offices break it.`,
    '',
    ...table,
    '',
    '## Findings on cases of other rules',
    '',
    ...tuned.scores
      .filter(({ onOthers }) => Object.keys(onOthers).length > 0)
      .map(
        ({ rule, onOthers }) =>
          `- **${rule}**: ${Object.entries(onOthers)
            .map(([other, count]) => `${other} ${count}`)
            .join(', ')}`,
      ),
    '',
    '## Where a rule falls short',
    '',
    ...tuned.scores
      .filter(({ missed, wrong }) => missed.length + wrong.length > 0)
      .flatMap(({ rule, missed, wrong }) => [
        `- **${rule}**: ${[...missed.map((text) => `missed ${text.replace(/ \[.*$/u, '')}`), ...(wrong.length > 0 ? [`${wrong.length} wrong (${[...new Set(wrong.map((text) => text.split(' ').at(-1)!))].slice(0, 4).join(', ')})`] : [])].join('; ')}`,
      ]),
    '',
  ].join('\n');
}
