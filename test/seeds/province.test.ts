import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { KINDS, type Label } from '../../seeds/province/cases/label.js';
import { ALL_CASES } from '../../seeds/province/cases/plant-cases.js';
import type { Options } from '../../seeds/province/story/options.js';
import { writeProvince } from '../../seeds/province/story/province.js';
import { METHODS } from '../../src/domain/attribution/attribute.js';
import { ScopeService } from '../../src/domain/access/scope.service.js';
import { BooksService } from '../../src/domain/books/books.service.js';
import { DocumentService } from '../../src/domain/documents/document.service.js';
import type { DocumentListView } from '../../src/domain/documents/document.shapes.js';
import { FlowAnswers } from '../../src/domain/flow/flow-answers.js';
import { currentData } from '../../src/domain/intake/data-version.js';
import { IntakeService } from '../../src/domain/intake/intake.service.js';
import type { LoadReport } from '../../src/domain/intake/intake.shapes.js';
import { institutionOf } from '../../src/domain/model/institutions.js';
import { TraceService } from '../../src/domain/traces/trace.service.js';
import { buildGraph } from '../../src/domain/projection/build-graph.js';
import type { Graph } from '../../src/graph/graph.js';
import { runScriptOn, testAddress, testGraph } from '../support/neo4j.js';

const SEED = '20231231';
const folder = mkdtempSync(join(tmpdir(), 'yuanliu-province-'));
const options = (out: string, more: Partial<Options> = {}): Options => ({
  size: 'small',
  seed: SEED,
  out: join(folder, out),
  cases: { positive: 2, 'near-miss': 2, 'look-alike': 1 },
  ...more,
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Path from the folder → SHA-256 of the bytes. */
function digests(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [relative(root, path), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

describe(`the small province of seed ${SEED}`, () => {
  const first = options('one');
  const made = writeProvince(first);
  const labels = JSON.parse(readFileSync(join(first.out, 'labels.json'), 'utf8')) as Label[];

  it('comes out the same to the byte when written again, and differs with the seed', () => {
    writeProvince(options('two'));
    expect(digests(join(folder, 'two'))).toEqual(digests(first.out));
    writeProvince(options('other', { seed: `${SEED}0` }));
    expect(digests(join(folder, 'other'))['first/bank/BANK_FLOW.csv']).not.toBe(digests(first.out)['first/bank/BANK_FLOW.csv']);
  });

  it('is of the size asked for', () => {
    expect(made.movements).toBeGreaterThan(9_000);
    expect(made.movements).toBeLessThan(16_000);
  });

  it('has every kind of case for each of the 44 warnings and 16 patterns, as many as asked for', () => {
    expect(Object.keys(ALL_CASES)).toHaveLength(60);
    for (const rule of Object.keys(ALL_CASES))
      for (const kind of KINDS)
        expect([rule, kind, labels.filter((label) => label.rule === rule && label.kind === kind).length]).toEqual([rule, kind, first.cases[kind]]);
    for (const label of labels) {
      expect([label.case, label.subjectIds.length > 0]).toEqual([label.case, true]);
      expect([label.case, label.expectedBand !== undefined]).toEqual([label.case, label.kind === 'positive']);
    }
  });

  it('tells nothing of the cases in a package', () => {
    const words = [...KINDS, 'labels', ...Object.keys(ALL_CASES), ...labels.map((label) => label.note)];
    const told = Object.keys(digests(first.out))
      .filter((path) => path !== 'labels.json')
      .flatMap((path) => {
        const text = readFileSync(join(first.out, path), 'utf8');
        return words.filter((word) => text.includes(word)).map((word) => `${path}: ${word}`);
      });
    expect(told).toEqual([]);
  });

  describe('loaded', () => {
    const reports: LoadReport[] = [];
    let graph: Graph;
    let books: BooksService;
    let traces: TraceService;
    /** Batch → what was answered when it was the newest. */
    const then = new Map<number, unknown[]>();
    /** Numbers of documents whose payments the last package corrects, and of others. */
    const corrected = [...new Set(readFileSync(join(first.out, 'correct-1', 'execution', 'PAY_VOUCHER-2023.csv'), 'utf8').match(/[^,\n]+〔\d{4}〕\d+号/gu))];
    const others = [...new Set(readFileSync(join(first.out, 'first', 'execution', 'PAY_VOUCHER-2023.csv'), 'utf8').match(/[^,\n]+〔\d{4}〕\d+号/gu))];

    const answers = (moment: { readonly asOfBatch?: number } = {}): Promise<unknown[]> =>
      Promise.all(
        [...corrected.slice(0, 3), ...others.slice(-3)].map((number) =>
          traces.trace({ number }, { depth: 2, view: 'rows', limit: 5_000, ...moment }).catch(({ name }: Error) => name),
        ),
      );

    /** Document id → amount, as the list of documents tells it. */
    async function listedAmounts(): Promise<Map<string, number>> {
      const service = new DocumentService(graph, new ScopeService(graph));
      const amounts = new Map<string, number>();
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page: DocumentListView = await service.list({ limit: 500, ...(cursor === undefined ? {} : { cursor }) });
        for (const { id, amount } of page.documents) amounts.set(id, amount);
        cursor = page.cursor;
      }
      return amounts;
    }

    beforeAll(async () => {
      graph = await testGraph();
      const intake = new IntakeService(graph, { dataDir: join(folder, 'data') });
      const scopes = new ScopeService(graph);
      books = new BooksService(graph, scopes);
      // Money that is held grows older from day to day.
      traces = new TraceService(graph, new DocumentService(graph, scopes), scopes, undefined, () => 1_800_000_000_000);
      for (const name of ['first', 'append-1', 'append-2', 'append-3', 'correct-1']) {
        const report = await intake.load({ folder: join(first.out, name) });
        reports.push(report);
        then.set(report.dataVersion, await answers());
      }
    }, 600_000);

    it('sets no row aside and meets every control total', () => {
      for (const report of reports) {
        expect([report.batch.id, report.batch.rows.quarantined]).toEqual([report.batch.id, 0]);
        for (const file of report.batch.files)
          for (const total of file.totals) expect([file.path, total.column, total.loaded]).toEqual([file.path, total.column, total.announced]);
      }
    });

    it('reproduces the stated balance of every line and account', async () => {
      expect((await books.indicators({})).gaps).toEqual([]);
      expect((await books.accounts({})).gaps).toEqual([]);
    });

    it('adds up to the fen for every document, by every method, with and without onward hops', async () => {
      const memory = await buildGraph(graph, await currentData(graph), made.movements);
      const answers = new FlowAnswers(memory);
      const { documents } = memory;
      const amounts = await listedAmounts();
      let asked = 0;
      for (let document = 0; document < documents.ids.count; document += 1) {
        for (const depth of [0, 3]) {
          const id = documents.ids.id(document);
          const start = { kind: 'document', document: id, number: id } as const;
          const limits = { asOf: null, windowMs: null, edgesMax: 1_000_000, scope: null, timeBudgetMs: 60_000 };
          const { outline } = answers.answer({ start, batch: memory.version, depth, ...limits, view: { view: 'totals' } });
          expect([id, outline?.totals.length]).toEqual([id, METHODS.length]);
          // One amount in lists and traces, also where a document takes quota back and issues it anew.
          expect([id, outline!.totals[0]!.issued]).toEqual([id, amounts.get(id)]);
          for (const { issued, unspent, held, paid, returned, unexplained } of outline!.totals) {
            expect([id, unspent + held + paid + returned + unexplained.reduce((sum, part) => sum + part.amount, 0)]).toEqual([id, issued]);
            asked += issued > 0 ? 1 : 0;
          }
        }
      }
      expect(asked).toBeGreaterThan(1_000);
    });

    it('names what the last package corrected among the changes of its documents, also where only a purpose was mended', async () => {
      expect(corrected.length).toBeGreaterThan(0);
      const { sequence } = await currentData(graph);
      for (const number of corrected) {
        const { changes, batches } = await traces.changes({ number }, { sinceAsOfBatch: sequence - 1 });
        expect([number, changes.map(({ change, batch }) => [change, batch])]).toEqual([number, expect.arrayContaining([['corrected', sequence]])]);
        expect(batches.map((batch) => [batch.sequence, batch.mode])).toEqual([[sequence, 'correct']]);
      }
    });

    it('answers as of an earlier batch what was answered when that was the newest', async () => {
      expect([...then.keys()]).toEqual([1, 2, 3, 4, 5]);
      for (const [asOfBatch, told] of then) expect([asOfBatch, await answers({ asOfBatch })]).toEqual([asOfBatch, told]);
      expect(then.get(1)).not.toEqual(then.get(5));
    });

    it('has everything that a label points to', async () => {
      const address = await testAddress();
      const ask = async (statement: string): Promise<Set<unknown>> => new Set((await runScriptOn(address, statement)).map((row) => row['key']));
      const nodes = await ask('MATCH (n:Entity) RETURN n.id AS key');
      const accounts = await ask("MATCH (n:Account) RETURN n.number + ' ' + n.institution AS key");
      const persons = await ask('MATCH (n:Person) RETURN n.idNumber AS key');
      const households = await ask('MATCH (n:Household) RETURN n.code AS key');
      const payments = await ask('MATCH ()-[p:PAID]->() RETURN p.id AS key');
      const documents = await ask('MATCH (n:Document) RETURN n.number AS key');
      const lost = labels.flatMap((label) =>
        [
          ...label.subjectIds.filter((subject) =>
            typeof subject === 'string'
              ? !nodes.has(subject)
              : 'account' in subject
                ? !accounts.has(`${subject.account} ${institutionOf(subject.institution)}`)
                : 'idNumber' in subject
                  ? !persons.has(subject.idNumber)
                  : !households.has(subject.household),
          ),
          ...label.paymentIds.filter((id) => !payments.has(id)),
          ...label.documentNumbers.filter((number) => !documents.has(number)),
          ...label.madeIds.filter((id) => !nodes.has(id)),
        ].map((what) => `${label.case}: ${JSON.stringify(what)}`),
      );
      expect(lost).toEqual([]);
    });
  });
});
