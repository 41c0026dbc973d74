import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Label } from '../../seeds/province/cases/label.js';
import { cypherFolder, projectFolder } from '../../src/config.js';
import { Identity } from '../../src/domain/model/identity.js';
import { faultsOfFile } from '../../src/domain/patterns/faults-of-file.js';
import { OwnNarrower } from '../../src/domain/warnings/narrowing/own-narrower.js';
import { Graph } from '../../src/graph/graph.js';
import { QueryLibrary } from '../../src/graph/query-library.js';
import { startEmbedded } from '../../src/neo4j/embedded.js';
import type { Evaluated } from './eval/compare.js';
import { evaluate, rulesOf } from './eval/evaluate.js';
import { KeptResults } from './eval/kept-results.js';
import { fallsBelow, LEVELS, recordedSets, withSets, type ScoreSet } from './eval/levels.js';
import { evaluationPage, unexplained, type Explanations, type Scored } from './eval/page.js';
import { chainOf } from './traces/chain.js';
import { benchFolder } from './traces/peers.js';
import { SIZES, type Size } from './traces/result.js';

const USAGE = `npm run eval -- --size small|county|city|province [--seed 7] [--rules JS,FP-01] [--out FILE]

Generates a province with labelled cases, loads it, judges it by every rule and says how good each is: precision, recall, runtime.

  --rules   only rules whose code begins so
  --out     the figures as JSON: rule, truePositive, falsePositive, falseNegative, notEvaluable, precision, recall, seconds
  --others  further seeds, measured beside the first: 11,12
  --kept    takes what an earlier run has measured of the same rule on the same data, and measures the rest
  --show    names the cases that were missed and the findings that stand on none
  --check   fails where a rule has fallen below the level recorded for this size and seed
  --levels  records the figures as these levels in docs/evaluation.json
  --page    the same, and writes docs/evaluation.md with the explanations of test/bench/eval/explanations.json

Exit codes: 0 done; 1 a rule fell below its level or did not come to an end, or a shortfall of the page is not explained, or an explanation is stale.`;

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'small' },
    seed: { type: 'string', default: '7' },
    rules: { type: 'string' },
    out: { type: 'string' },
    others: { type: 'string' },
    kept: { type: 'boolean' },
    show: { type: 'boolean' },
    check: { type: 'boolean' },
    levels: { type: 'boolean' },
    page: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
const tell = (text: string): void => console.error(text);
const EXPLANATIONS = join(projectFolder, 'test', 'bench', 'eval', 'explanations.json');
const PAGE = join(projectFolder, 'docs', 'evaluation.md');
/** Rules that did not come to an end in time. */
const slow: string[] = [];

/** @returns the exit code */
async function main(): Promise<number> {
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const size = values.size as Size;
  if (!SIZES.includes(size)) throw new Error(`There is no size ${size}.\n\n${USAGE}`);
  if (values.rules !== undefined && (values.levels || values.page)) throw new Error('Levels and page are of all rules: leave out --rules.');
  const seeds = [values.seed, ...(values.others?.split(',') ?? [])].map(Number);
  const sets: Scored[] = [];
  for (const seed of seeds) sets.push({ size, seed, all: await measured(size, seed) });
  if (values.out) writeFileSync(values.out, `${JSON.stringify(sets[0]!.all.map(withSeconds), null, 2)}\n`);
  if (slow.length > 0) {
    tell(`Did not come to an end: ${slow.join(', ')}. No level is held against or recorded.`);
    return 1;
  }
  const falls = values.check ? sets.flatMap(fallsOf) : [];
  for (const line of falls) tell(line);
  const faults = values.page ? writePage(sets) : [];
  for (const line of faults) tell(line);
  if (values.page || values.levels) {
    const made = sets.map(({ seed, all }, at): ScoreSet => ({ size, seed, tuned: at === 0, scores: all.map(({ score }) => score) }));
    writeFileSync(LEVELS, JSON.stringify(withSets(recordedSets(), SIZES, made)));
    format(LEVELS);
  }
  return falls.length + faults.length > 0 ? 1 : 0;
}

function fallsOf({ size, seed, all }: Scored): string[] {
  const recorded = recordedSets().find((set) => set.size === size && set.seed === seed);
  if (!recorded) return [`No level is recorded for ${size}, seed ${seed}: --levels records it.`];
  const names = new Set(all.map(({ score }) => score.rule));
  const wanted = values.rules === undefined ? recorded.scores : recorded.scores.filter(({ rule }) => names.has(rule));
  const falls = fallsBelow(
    wanted,
    all.map(({ score }) => score),
  );
  if (falls.length === 0) tell(`${size}, seed ${seed}: no rule fell below its level.`);
  return falls;
}

/** What the page lacks. */
function writePage(sets: readonly Scored[]): string[] {
  const explanations = JSON.parse(readFileSync(EXPLANATIONS, 'utf8')) as Explanations;
  writeFileSync(PAGE, evaluationPage(sets, explanations, `Neo4j 5.26, ${cpus().length} cores`));
  format(PAGE);
  const { missing, stale } = unexplained(sets, explanations);
  return [
    ...missing.map((rule) => `${rule} falls short, and explanations.json does not say why.`),
    ...stale.map((rule) => `${rule} no longer falls short: its explanation is stale.`),
  ];
}

function format(file: string): void {
  execFileSync(process.execPath, [join(projectFolder, 'node_modules', 'prettier', 'bin', 'prettier.cjs'), '--write', '--log-level', 'warn', file]);
}

async function measured(size: Size, seed: number): Promise<Evaluated[]> {
  const library = QueryLibrary.load(cypherFolder, faultsOfFile);
  const rules = rulesOf(library, values.rules?.split(','));
  const chain = await chainOf(size, seed, tell);
  const text = readFileSync(join(benchFolder, `${size}-${seed}`, 'out', 'labels.json'), 'utf8');
  const kept = new KeptResults(size, seed, text);
  const known = values.kept ? rules.map((rule) => kept.of(rule)).filter((one) => one !== undefined) : [];
  tell(`${size}, seed ${seed}`);
  if (known.length === rules.length) {
    for (const one of known) show(one);
    return known;
  }
  const embedded = await startEmbedded({ dataDir: chain.dataDir, onProgress: tell } as Parameters<typeof startEmbedded>[0]);
  const graph = Graph.connect(embedded.address, library);
  try {
    await graph.applySchema();
    return await evaluate(graph, JSON.parse(text) as Label[], Identity.open(chain.dataDir), {
      rules,
      narrower: new OwnNarrower(graph, chain.dataDir, {}),
      known: (rule) => (values.kept ? kept.of(rule) : undefined),
      onRule: (one, rule) => {
        kept.keep(rule, one);
        show(one);
      },
      onSlow: ({ code }, { message }) => {
        slow.push(code);
        tell(`${code}  did not come to an end: ${message}`);
      },
    });
  } finally {
    await graph.close();
    await embedded.stop();
  }
}

function show(one: Evaluated): void {
  tell(textOf(one));
  if (!values.show) return;
  for (const line of [...one.missed.map((told) => `  missed ${told}`), ...one.wrong.slice(0, 40).map((told) => `  wrong ${told}`)]) tell(line);
}

function withSeconds({ score, seconds }: Evaluated): object {
  return { ...score, seconds };
}

function textOf({ score, seconds }: Evaluated): string {
  const { rule, truePositive, falsePositive, falseNegative, notEvaluable, precision, recall, explained, judged } = score;
  const share = (value: number | null): string => (value === null ? '—' : value.toFixed(2));
  return `${rule}  precision ${share(precision)}  recall ${share(recall)}  found ${truePositive}, missed ${falseNegative}, wrong ${falsePositive}, explained ${explained}; judged ${judged}; regions not evaluable ${notEvaluable}; ${seconds} s`;
}

process.exit(await main());
