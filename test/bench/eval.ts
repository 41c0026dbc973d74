import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Label, Subject } from '../../seeds/province/cases/label.js';
import { cypherFolder } from '../../src/config.js';
import { currentData } from '../../src/domain/intake/data-version.js';
import { Identity } from '../../src/domain/model/identity.js';
import { institutionOf } from '../../src/domain/model/institutions.js';
import { faultsOfRule } from '../../src/domain/warnings/rule.js';
import { RuleBook } from '../../src/domain/warnings/rule-book.js';
import { runRule } from '../../src/domain/warnings/run-rules.js';
import type { Span } from '../../src/domain/warnings/groups.js';
import { Graph } from '../../src/graph/graph.js';
import { QueryLibrary } from '../../src/graph/query-library.js';
import { startEmbedded } from '../../src/neo4j/embedded.js';
import { scoreOf, type RuleScore } from './eval/compare.js';
import { chainOf } from './traces/chain.js';
import { benchFolder } from './traces/peers.js';
import { SIZES, type Size } from './traces/result.js';

const USAGE = `npm run eval -- --size small|county|city|province [--seed 7] [--rules JS,FP-01] [--out FILE]

Generates a province with labelled cases, loads it, judges it by every rule and says how good each is: precision, recall, runtime.

  --rules   only rules whose code begins so
  --out     the figures as JSON: rule, truePositive, falsePositive, falseNegative, notEvaluable, precision, recall, seconds
  --show    names the cases that were missed and the findings that stand on none`;

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'small' },
    seed: { type: 'string', default: '7' },
    rules: { type: 'string' },
    out: { type: 'string' },
    show: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
const tell = (text: string): void => console.error(text);
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/u;

async function main(): Promise<void> {
  if (values.help) return console.log(USAGE);
  const size = values.size as Size;
  if (!SIZES.includes(size)) throw new Error(`There is no size ${size}.\n\n${USAGE}`);
  const seed = Number(values.seed);
  const chain = await chainOf(size, seed, tell);
  const labels = JSON.parse(readFileSync(join(benchFolder, `${size}-${seed}`, 'out', 'labels.json'), 'utf8')) as Label[];
  const library = QueryLibrary.load(cypherFolder, faultsOfRule);
  const embedded = await startEmbedded({ dataDir: chain.dataDir, onProgress: tell } as Parameters<typeof startEmbedded>[0]);
  const graph = Graph.connect(embedded.address, library);
  try {
    await graph.applySchema();
    const wanted = values.rules?.split(',') ?? [''];
    const rules = new RuleBook(library).rules.filter(({ code }) => wanted.some((start) => code.startsWith(start)));
    const { sequence: batch } = await currentData(graph);
    const spans = await graph.read<Span & Record<string, unknown>>('coverage-spans', { regions: null, batch });
    const regions = [...new Set(spans.map(({ region }) => region))];
    const identity = Identity.open(chain.dataDir);
    const idOf = (subject: Subject): string =>
      typeof subject === 'string'
        ? subject
        : 'account' in subject
          ? identity.nodeId('Account', [subject.account, institutionOf(subject.institution)])
          : 'idNumber' in subject
            ? identity.nodeId('Person', [subject.idNumber])
            : identity.nodeId('Household', [subject.household]);
    const scores: RuleScore[] = [];
    for (const rule of rules) {
      const asOf = momentOf(labels.find((label) => label.rule === rule.code)?.asOf);
      const question = { regions, batch, asOf, subjects: null, settingsOf: () => ({}), given: {} };
      const score = scoreOf(await runRule(graph, rule, question, spans), labels, (label) => label.subjectIds.map(idOf));
      scores.push(score);
      tell(textOf(score));
      if (values.show)
        for (const line of [...score.missed.map((one) => `  missed ${one}`), ...score.wrong.slice(0, 40).map((one) => `  wrong ${one}`)]) tell(line);
    }
    if (values.out)
      writeFileSync(
        values.out,
        `${JSON.stringify(
          scores.map(({ missed: _m, wrong: _w, ...score }) => score),
          null,
          2,
        )}\n`,
      );
  } finally {
    await graph.close();
    await embedded.stop();
  }
}

/** Last moment of a day in Asia/Shanghai. */
function momentOf(day: string | undefined): number | null {
  return day !== undefined && DAY.test(day) ? Date.parse(`${day}T23:59:59.999+08:00`) : null;
}

function textOf({ rule, truePositive, falsePositive, falseNegative, notEvaluable, precision, recall, seconds, explained, judged }: RuleScore): string {
  const share = (value: number | null): string => (value === null ? '—' : value.toFixed(2));
  return `${rule}  precision ${share(precision)}  recall ${share(recall)}  found ${truePositive}, missed ${falseNegative}, wrong ${falsePositive}, explained ${explained}; judged ${judged}; regions not evaluable ${notEvaluable}; ${seconds} s`;
}

await main();
process.exit();
