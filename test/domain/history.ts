import { IntakeService } from '../../src/domain/intake/intake.service.js';
import { Failure } from '../../src/failures.js';
import type { Graph } from '../../src/graph/graph.js';
import { testGraph } from '../support/neo4j.js';
import { accounts, lines, packageFolder, payments, temporaryFolder, type PackageFile } from './intake/packages.js';

/** Asks everything that is to be compared, as of a batch or as of now, and gives the answers by question. */
export type AskAll = (graph: Graph, asOfBatch?: number) => Promise<Record<string, unknown>>;

export interface History {
  readonly graph: Graph;
  /** What was answered while batch 1, 2, … was the newest. */
  readonly stored: readonly Record<string, unknown>[];
}

const COUNTY = {
  REGION: '410328',
  CODE: 'L1',
  NUMBER: '宁财农〔2017〕8号',
  TITLE: '洛宁县到户资金',
  UPPER: '洛财农〔2017〕3号',
  UP_REGION: '410300',
  UP_CODE: 'L1',
};
const OTHER = { CODE: 'L2', NUMBER: '洛财农〔2017〕4号', TITLE: '另一批资金', UPPER: '财农〔2016〕200号', AMOUNT: '300.00' };

/**
 * A small history of batches: lines and payments; the register of the accounts that they name; corrections of titles, amounts, names and
 * numbers; upper documents, a recovery and a late parent; the corrections taken back. After each, what `ask` answers is stored.
 */
export async function historyOf(ask: AskAll): Promise<History> {
  const graph = await testGraph();
  const intake = new IntakeService(graph, { dataDir: temporaryFolder(), now: () => Date.parse('2024-05-01T12:00:00+08:00') });
  const load = async (files: readonly PackageFile[], manifest: Record<string, unknown> = {}): Promise<void> =>
    void (await intake.load({ folder: packageFolder(files, manifest) }));
  const register = { NUMBER: '2001', BANK: '农业银行', KIND: 'enterprise', REGION: '410328', OPENED: '2015-03-01', USCC: '91410328MA3X0000X1' };
  const steps: readonly (() => Promise<unknown>)[] = [
    () =>
      load([
        lines([{}, OTHER, COUNTY]),
        payments([{}, { VOUCHER: 'V2', AMOUNT: '20.00', AT: '2017-09-01' }, { VOUCHER: 'V3', PAYEE: '2002', PAYEE_NAME: '赵来顺' }]),
      ]),
    () => load([accounts([{ ...register, NAME: '洛宁县示例公司' }])], { id: 'register' }),
    () =>
      load(
        [
          lines([
            { TITLE: '更正后的通知', AMOUNT: '900.00', DAY: '2017-03-21' },
            { ...OTHER, UPPER: '财农〔2016〕201号', TO: '410324' },
            { ...COUNTY, NUMBER: '宁财农〔2017〕9号', TITLE: '新的文号' },
          ]),
          payments([{ AMOUNT: '12.00' }]),
          accounts([{ ...register, NAME: '洛宁县改名公司', REGION: '410324' }]),
        ],
        { id: 'correction', mode: 'correct' },
      ),
    () =>
      load(
        [
          lines([
            { REGION: '410000', CODE: 'P1', NUMBER: '财农〔2016〕200号', TITLE: '省级通知', TO: '410300' },
            {
              CODE: 'L3',
              NUMBER: '洛财农〔2017〕5号',
              TITLE: '示例公司的资金',
              UPPER: '财农〔2016〕200号',
              UP_REGION: '410000',
              UP_CODE: 'P1',
              DAY: '2017-10-01',
            },
          ]),
          payments([
            {
              VOUCHER: 'V4',
              KIND: 'recovery',
              SETTLES: 'V1',
              AMOUNT: '10.00',
              AT: '2018-02-01',
              PAYER: '2001',
              PAYER_NAME: '洛宁县示例公司',
              PAYEE: '1001',
              CODE: '',
            },
          ]),
        ],
        { id: 'later' },
      ),
    () => intake.withdraw('correction'),
  ];
  const stored: Record<string, unknown>[] = [];
  for (const step of steps) {
    await step();
    stored.push(await ask(graph));
  }
  return { graph, stored };
}

/** An answer, or what the failure says: that is an answer as well. */
export async function answerOf(question: Promise<unknown>): Promise<unknown> {
  try {
    return await question;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code, message, facts } = error;
    return { code, message, facts };
  }
}
