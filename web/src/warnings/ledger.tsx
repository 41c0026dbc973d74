import { useTranslation } from 'react-i18next';
import type { LedgerRow, LedgerSum, LedgerSums, LedgerYear, RuleView } from '../api/shapes.js';
import { useYuanHeading, Yuan } from '../data/yuan.js';
import { grouped } from '../parts/money.js';
import { FindingsLink } from './findings-link.js';
import { useRuleWords } from './rule-words.js';

const MOVES = ['before', 'opened', 'reopened', 'unexplained', 'changed', 'explained', 'gone', 'recovered', 'standing'] as const;

/** The ledger by year, region and rule: what stood, what came and went, what stands; in findings and, below, in yuan. */
export function Ledger({ rows, years, rules }: { rows: readonly LedgerRow[]; years: readonly LedgerYear[]; rules: readonly RuleView[] }) {
  const { t } = useTranslation();
  const heading = useYuanHeading();
  return (
    <div className="wide-table">
      <table className="documents ledger" data-testid="ledger">
        <caption className="quiet">{heading('ledger.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ledger.year')}</th>
            <th scope="col">{t('data.region')}</th>
            <th scope="col">{t('warnings.rule')}</th>
            {MOVES.map((move) => (
              <th key={move} scope="col" className="right" title={t(`ledger.means.${move}`)}>
                {t(`ledger.${move}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {years.flatMap((sums) => [
            <tr key={sums.year} className="sum" data-year={sums.year}>
              <th scope="row">{sums.year}</th>
              <td colSpan={2}>{t('ledger.all')}</td>
              <Sums sums={sums} />
            </tr>,
            ...rows.filter(({ year }) => year === sums.year).map((row) => <Line key={`${row.year} ${row.region} ${row.rule}`} row={row} rules={rules} />),
          ])}
        </tbody>
      </table>
    </div>
  );
}

function Line({ row, rules }: { row: LedgerRow; rules: readonly RuleView[] }) {
  const words = useRuleWords();
  const rule = rules.find(({ id }) => id === row.rule);
  return (
    <tr data-ledger={`${row.year} ${row.region} ${row.code}`}>
      <td className="number">{row.year}</td>
      <td>
        <span title={row.region}>{row.regionName ?? row.region}</span>
      </td>
      <td className="of-rule">
        <FindingsLink asked={{ rule: row.code }}>
          <span className="number">{row.code}</span>
        </FindingsLink>{' '}
        {rule && <small>{words.title(rule)}</small>}
      </td>
      <Sums sums={row} />
    </tr>
  );
}

function Sums({ sums }: { sums: LedgerSums }) {
  const { t } = useTranslation();
  return MOVES.map((move) => (
    <td key={move} className="right">
      <Figure sum={sums[move]} />
      {move === 'changed' && (sums.raised > 0 || sums.lowered > 0) && (
        <small className="quiet">{t('ledger.bands', { raised: grouped(sums.raised), lowered: grouped(sums.lowered) })}</small>
      )}
    </td>
  ));
}

function Figure({ sum: { findings, amount } }: { sum: LedgerSum }) {
  return (
    <>
      <span className={findings === 0 ? 'amount zero' : 'amount'}>{grouped(findings)}</span>
      {(findings > 0 || amount !== 0) && (
        <small>
          <Yuan fen={amount} />
        </small>
      )}
    </>
  );
}
