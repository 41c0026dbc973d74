import type { Measured } from './measure.js';
import type { BenchResult } from './result.js';

const OWN = ['walk', 'in-process', 'HTTP'];
/** Columns from left to right. */
const ORDER = ['floor', ...OWN, 'PostgreSQL', 'DuckDB', 'naive'];

/** The page of docs/: the newest run in full, its growth from smaller ones, and the walks alone on a larger graph, where they were measured. */
export function report(result: BenchResult, kept: readonly BenchResult[], larger?: BenchResult): string {
  const { machine, data, crowd } = result;
  return [
    '# Benchmarks',
    '',
    `What \`${result.command}\` measured on ${result.date}. The file is written by the run; the ratios are what to compare, since times differ between machines and hours.`,
    ...(machine.loadBefore > 0.7
      ? [
          '',
          `**The machine was not quiet**: its load was ${machine.loadBefore.toFixed(1)} on ${machine.cores} cores when the run began. All times are too long, and unevenly so: take ratios between engines as rough, and measure again.`,
        ]
      : []),
    ...(result.made
      ? ['', '**The graph was drawn in memory** (`--made`): no packages were generated or loaded, and neither the service nor its database was asked.']
      : []),
    '',
    tableOf(
      ['', ''],
      [
        ['machine', `${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GiB, ${machine.system}`],
        ['versions', result.versions.join('; ')],
        [
          'data',
          `${result.size}, seed ${result.seed}: ${count(data.payments)} payments, ${count(data.accounts)} accounts, ${count(data.documents)} documents, ${count(data.allocations)} allocations`,
        ],
        [
          'whole run',
          `${result.minutes.toFixed(1)} minutes${result.minutesBefore === undefined ? '' : `, and ${result.minutesBefore.toFixed(1)} in an earlier one that generated and loaded the data`}`,
        ],
      ],
    ),
    '',
    '## How it is measured',
    '',
    'Every question is asked of up to 20 to 50 documents, chosen by the number of their payments, the same for everybody. Five answers of each engine are compared with the floor’s in rows, accounts',
    'and fen before anything is timed; an engine that differs is marked. Then every document once as warm-up and up to 200 timed rounds, one after the other: through HTTP for three seconds, and for',
    'twelve where there were fewer than forty answers; all others, which are only compared, for one second, and at least three answers; p50 and p95 are nearest ranks. Before all that four callers have asked the service a mix of these questions for a quarter of a minute, because its database compiles itself while it is asked. An own small timer',
    '(`test/bench/traces/timing.ts`) reads the clock around each question; a database’s time includes its own client, the service’s time HTTP, JSON and reading it.',
    '',
    '- **floor**: the same walk on bare typed arrays sorted by payer and time, one core: no versions, no scope, no answer.',
    '- **walk**: the walk of the service on its graph in memory, in this process. This is what compares with the floor and the databases, which only walk.',
    '- **in-process**: the answer. To *reach*: walk, sums and first arrivals of all reached accounts, what the limits cut off in fen. To all else the whole trace: walk, full ledgers of all reached accounts, attribution by four methods, drawing and totals; on one core, where the service replays two of the methods on a second one.',
    '- **HTTP**: the same from the service in a process of its own, as JSON. Each time with another bound, so that nothing kept is given; *kept ready* are first answers that the service works out while nobody asks, about the documents with most payments.',
    '- **PostgreSQL** with plain and covering indexes: *frontier*, the client keeps arrivals and joins one hop at a time with `unnest`; *chain*, all hops in one statement; *recursive*, a recursive expression.',
    '- **DuckDB** on sorted copies: chain and recursive. Both databases get integer keys and each payee’s end mark in the payment’s own row, which the service has to look up.',
    '- **naive Cypher**: all ascending paths, asked of the service’s own database; up to three hops, those of two and more all at once at the end, since each takes what patience there is. It knows no versions and no settlements, so that its counts can differ a little.',
    '',
    '*Reach* is the same for all: from each documented payee, payments made at or after the earliest moment at which the money can have arrived, untagged, hop by hop, ending at treasuries and other ends.',
    '',
    '## Traces',
    '',
    'p50 / p95 in milliseconds; rows are the median of the compared documents (onward: payments followed; in no hop: payees).',
    '',
    tracesTable(result.measured),
    '',
    '## Ratios',
    '',
    'Medians. Above 1 in the last two columns the service is ahead of the best shape of the best database. Mind what is compared: a database only walks, and so does *walk*; except for *reach* HTTP',
    'gives the whole answer, for which the databases have no counterpart: ledgers, attribution by four methods, conservation, drawing, names.',
    '',
    ratiosTable(result.measured),
    '',
    ...(result.measured.some(({ note }) => note) ? ['## Remarks', '', ...remarks(result.measured), ''] : []),
    ...(result.finbench.length > 0
      ? [
          '## Questions of the kind of LDBC FinBench',
          '',
          'Time-respecting reads of FinBench (tcr-1, 2, 4, 5, 8) as far as this model has what they ask: accounts and payments that can be followed, a window of a year, three steps, strictly ascending;',
          'the ends stand for blocked media, documented payments for loans. On the service’s graph in memory and in both databases; answers compared.',
          '',
          tracesTable(result.finbench),
          '',
        ]
      : []),
    ...(crowd
      ? [
          '## Many callers',
          '',
          `${crowd.callers} callers for ${crowd.seconds} seconds, a mix of look-ups (30 %), payments of county documents (30 %), their reach in three hops (20 %) and its attribution by four methods (10 %), and first drawable answers of provincial documents (10 %), which are kept ready: ${count(crowd.requests)} answers, ` +
            `${count(crowd.requests / crowd.seconds)} a second, ${crowd.errors} errors; p50 ${ms(crowd.p50Ms)}, p95 ${ms(crowd.p95Ms)}, p99 ${ms(crowd.p99Ms)} ms.${crowd.firstError ? ` First error: ${crowd.firstError}` : ''}`,
          '',
        ]
      : []),
    '## Loading and memory',
    '',
    tableOf(['load', ''], result.loads),
    '',
    tableOf(['memory', ''], result.memory),
    '',
    ...(larger ? largerText(larger) : []),
    ...(kept.length > 1 ? ['## Growth', '', 'p50 in milliseconds by size of the data; each size from its own newest run.', '', growthTable(kept), ''] : []),
  ].join('\n');
}

function largerText(larger: BenchResult): string[] {
  const { data, machine } = larger;
  return [
    '## A larger graph, drawn in memory',
    '',
    `\`${larger.command}\` on ${larger.date}: ${count(data.payments)} payments, ${count(data.accounts)} accounts, without packages, service and Neo4j; load of the machine ${machine.loadBefore.toFixed(1)} at the beginning.`,
    '',
    tracesTable(larger.measured),
    '',
    ratiosTable(larger.measured),
    '',
    tableOf(['', ''], [...larger.loads, ...larger.memory]),
    '',
  ];
}

/** What the terminal shows of one question and engine. */
export function measuredText({ question, hops, engine, p50Ms, p95Ms, rows, note }: Measured): string {
  const figures = p50Ms === null ? 'no answer' : `${ms(p50Ms)} / ${ms(p95Ms!)} ms`;
  return `${question}${hops === null ? '' : ` · ${hops} hops`}  ${engine}: ${figures}${rows === null ? '' : `, ${count(rows)} rows`}${note ? ` (${note})` : ''}`;
}

function tracesTable(measured: readonly Measured[]): string {
  const place = (engine: string): number => ORDER.findIndex((beginning) => engine.startsWith(beginning));
  const engines = [...new Set(measured.map(({ engine }) => engine))].sort((left, right) => place(left) - place(right));
  const rows = questionsIn(measured).map(({ title, of }) => [
    title,
    rowsOf(of),
    ...engines.map((engine) => {
      const one = of.find((each) => each.engine === engine);
      if (!one) return '';
      return one.p50Ms === null ? '—' : `${ms(one.p50Ms)} / ${ms(one.p95Ms!)}${one.note ? ' *' : ''}`;
    }),
  ]);
  return tableOf(['question', 'rows', ...engines], rows);
}

function ratiosTable(measured: readonly Measured[]): string {
  const rows = questionsIn(measured).flatMap(({ title, of }) => {
    const p50 = (engine: string): number | undefined => of.find((each) => each.engine === engine)?.p50Ms ?? undefined;
    const peers = of.filter(({ engine, p50Ms }) => p50Ms !== null && engine !== 'floor' && !OWN.includes(engine));
    const best = peers.reduce<Measured | undefined>((least, each) => (!least || each.p50Ms! < least.p50Ms! ? each : least), undefined);
    const [floor, walk, own, http] = ['floor', ...OWN].map(p50);
    const times = (value: number | undefined, by: number | undefined): string =>
      value === undefined || by === undefined || by === 0 ? '' : `${(value / by).toFixed(value / by < 10 ? 1 : 0)}`;
    return [
      [
        title,
        times(walk, floor),
        times(own, walk),
        own === undefined || http === undefined ? '' : `${Math.max(0, Math.round((1 - own / http) * 100))} %`,
        best?.engine ?? '',
        times(best?.p50Ms ?? undefined, walk),
        times(best?.p50Ms ?? undefined, http),
      ],
    ];
  });
  return tableOf(['question', 'walk : floor', 'in-process : walk', 'HTTP share', 'best database', 'it : walk', 'it : HTTP'], rows);
}

function growthTable(kept: readonly BenchResult[]): string {
  const engines = ['walk', 'in-process', 'HTTP'];
  const keys = questionsIn(kept.at(-1)!.measured);
  const plain = (title: string): string => title.replace(/ \([\d,–]+ (payments|followed)\)/u, '');
  const rows = keys.flatMap(({ title }) =>
    engines.flatMap((engine) => {
      const figures = kept.map((result) =>
        questionsIn(result.measured)
          .find((each) => plain(each.title) === plain(title))
          ?.of.find((each) => each.engine === engine),
      );
      if (figures.every((figure) => !figure)) return [];
      return [
        [
          plain(title),
          engine,
          ...figures.map((figure) => (figure?.p50Ms == null ? '' : `${ms(figure.p50Ms)}${figure.rows === null ? '' : ` (${count(figure.rows)})`}`)),
        ],
      ];
    }),
  );
  return tableOf(['question', 'engine', ...kept.map(({ size, data }) => `${size}, ${count(data.payments)} payments`)], rows);
}

function questionsIn(measured: readonly Measured[]): { title: string; of: Measured[] }[] {
  const by = new Map<string, Measured[]>();
  for (const one of measured) {
    const title = one.hops === null ? one.question : `${one.question}, ${one.hops} ${one.hops === 1 ? 'hop' : 'hops'}`;
    by.set(title, [...(by.get(title) ?? []), one]);
  }
  return [...by].map(([title, of]) => ({ title, of }));
}

function remarks(measured: readonly Measured[]): string[] {
  return measured.flatMap(({ question, hops, engine, note }) => (note ? [`- ${question}${hops === null ? '' : `, ${hops} hops`}, ${engine}: ${note}`] : []));
}

function rowsOf(of: readonly Measured[]): string {
  const rows = of.find(({ engine, rows: own }) => engine === 'floor' && own !== null)?.rows ?? of.find(({ rows: own }) => own !== null)?.rows;
  return rows == null ? '' : count(rows);
}

export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, place) => (place === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

export function ms(value: number): string {
  return value < 0.01 ? '<0.01' : value < 1 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : count(value);
}

export function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}
