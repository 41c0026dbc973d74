import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Label, Subject } from '../../seeds/province/cases/label.js';
import { cypherFolder, projectFolder } from '../../src/config.js';
import { currentData } from '../../src/domain/intake/data-version.js';
import { Identity } from '../../src/domain/model/identity.js';
import { institutionOf } from '../../src/domain/model/institutions.js';
import { faultsOfRule } from '../../src/domain/warnings/rule.js';
import { RuleBook } from '../../src/domain/warnings/rule-book.js';
import { runRule } from '../../src/domain/warnings/run-rules.js';
import { coveredUntil, type Span } from '../../src/domain/warnings/groups.js';
import { Graph } from '../../src/graph/graph.js';
import { QueryLibrary } from '../../src/graph/query-library.js';
import { startEmbedded } from '../../src/neo4j/embedded.js';
import { scoreOf, type RuleScore } from './eval/compare.js';
import { evaluationPage, type Scored } from './eval/page.js';
import { chainOf } from './traces/chain.js';
import { benchFolder } from './traces/peers.js';
import { SIZES, type Size } from './traces/result.js';

const USAGE = `npm run eval -- --size small|county|city|province [--seed 7] [--rules JS,FP-01] [--out FILE]

Generates a province with labelled cases, loads it, judges it by every rule and says how good each is: precision, recall, runtime.

  --rules   only rules whose code begins so
  --out     the figures as JSON: rule, truePositive, falsePositive, falseNegative, notEvaluable, precision, recall, seconds
  --others  further seeds, measured beside the first: 11,12
  --page    writes docs/evaluation.md and docs/evaluation.json
  --show    names the cases that were missed and the findings that stand on none`;

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'small' },
    seed: { type: 'string', default: '7' },
    rules: { type: 'string' },
    out: { type: 'string' },
    others: { type: 'string' },
    page: { type: 'boolean' },
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
  const sets: Scored[] = [];
  for (const seed of [values.seed, ...(values.others?.split(',') ?? [])].map(Number)) sets.push({ size, seed, scores: await evaluate(size, seed) });
  const plain = sets[0]!.scores.map(({ missed: _missed, wrong: _wrong, ...score }) => score);
  if (values.out) writeFileSync(values.out, `${JSON.stringify(plain, null, 2)}\n`);
  if (!values.page) return;
  const docs = join(projectFolder, 'docs');
  // What a run takes differs from one to the next; all else is the same to the byte.
  writeFileSync(
    join(docs, 'evaluation.json'),
    `${JSON.stringify(
      plain.map(({ seconds: _seconds, ...score }) => score),
      null,
      2,
    )}\n`,
  );
  writeFileSync(join(docs, 'evaluation.md'), evaluationPage(sets, `Neo4j 5.26, ${cpus().length} cores`));
  execFileSync(process.execPath, [
    join(projectFolder, 'node_modules', 'prettier', 'bin', 'prettier.cjs'),
    '--write',
    '--log-level',
    'warn',
    join(docs, 'evaluation.md'),
    join(docs, 'evaluation.json'),
  ]);
}

async function evaluate(size: Size, seed: number): Promise<RuleScore[]> {
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
    const covered = coveredUntil(await graph.read<Span & Record<string, unknown>>('coverage-spans', { regions: null, batch }));
    const regions = [...covered.keys()];
    const resolve = resolver(Identity.open(chain.dataDir));
    const scores: RuleScore[] = [];
    tell(`${size}, seed ${seed}`);
    for (const rule of rules) {
      const asOf = momentOf(labels.find((label) => label.rule === rule.code)?.asOf);
      const question = { regions, batch, asOf, subjects: null, settingsOf: () => ({}) };
      const score = scoreOf(await runRule(graph, rule, question, covered), labels, resolve);
      scores.push(score);
      tell(textOf(score));
      if (values.show)
        for (const line of [...score.missed.map((one) => `  missed ${one}`), ...score.wrong.slice(0, 40).map((one) => `  wrong ${one}`)]) tell(line);
    }
    return scores;
  } finally {
    await graph.close();
    await embedded.stop();
  }
}

/** Labels name accounts, persons and households by their natural keys; the graph by keyed hashes. */
function resolver(identity: Identity): (label: Label) => string[] {
  const idOf = (subject: Subject): string => {
    if (typeof subject === 'string') return subject;
    if ('account' in subject) return identity.nodeId('Account', [subject.account, institutionOf(subject.institution)]);
    return 'idNumber' in subject ? identity.nodeId('Person', [subject.idNumber]) : identity.nodeId('Household', [subject.household]);
  };
  return ({ subjectIds }) => subjectIds.map(idOf);
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
