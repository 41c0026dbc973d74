import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PatternColumnView, PatternView } from '../api/shapes.js';
import { EntityLink, TraceLink } from '../data/jump-links.js';
import { Yuan } from '../data/yuan.js';
import { grouped, MISSING } from '../parts/money.js';
import { useViewSettings } from '../parts/view-settings.js';
import { keepPage } from '../screens/page-search.js';
import { day, instant } from '../text/dates.js';
import { usePatternWords } from './pattern-words.js';

/** Nodes and payments of one cell that are shown; the others are counted. */
const SHOWN = 4;

/** A node as a row names it; outside the scope it has no id. */
interface NamedNode {
  readonly id: string | null;
  readonly kind: string;
  readonly label: string;
}

/** Figures stand at the right, so that their digits line up. */
export const isFigure = ({ type }: PatternColumnView): boolean => ['fen', 'integer', 'number', 'share'].includes(type);

/** One value of a row by the type of its column: sums to the fen, things by name with the way to their file. */
export function RowCell({ pattern, column, value }: { pattern: PatternView; column: PatternColumnView; value: unknown }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const words = usePatternWords();
  if (value === null || value === undefined) return <>{MISSING}</>;
  switch (column.type) {
    case 'fen':
      return <Yuan fen={value as number} />;
    case 'integer':
      return <span className="number">{wholeText(value as number)}</span>;
    case 'share':
      return <span className="number">{`${((value as number) * 100).toFixed(1)}%`}</span>;
    case 'day':
      return <span className="number">{day(value as number, language)}</span>;
    case 'instant':
      return <span className="number">{instant(value as number, 'minute', language)}</span>;
    case 'boolean':
      return <>{t(value === true ? 'common.yes' : 'common.no')}</>;
    case 'word':
      return <>{words.word(pattern, value as string)}</>;
    case 'message':
      return <>{(value as { zh: string; en: string })[language === 'en' ? 'en' : 'zh']}</>;
    case 'node':
      return <NodeName node={value as NamedNode} />;
    case 'nodes':
      return <NodeNames nodes={value as (NamedNode | null)[]} />;
    case 'edges':
      return <Payments ids={value as string[]} />;
    default:
      return <>{String(value as string)}</>;
  }
}

const wholeText = (value: number): string => (value < 0 ? `−${grouped(-value)}` : grouped(value));

/** To the trace of a document, of its issuer; to the file of anything else. */
function NodeName({ node: { id, kind, label } }: { node: NamedNode }) {
  const { t } = useTranslation();
  if (id === null) return <span className="quiet">{t('patterns.outside')}</span>;
  const issuer = /^document:([^|]*\|[^|]*)\|/u.exec(id)?.[1];
  if (kind !== 'Document') return <EntityLink id={id}>{label}</EntityLink>;
  return (
    <Link
      to="/trace/$number"
      params={{ number: label }}
      search={((now: Record<string, unknown>) => ({ ...keepPage(now), issuer: issuer === undefined ? undefined : `unit:${issuer}` })) as never}
    >
      {label}
    </Link>
  );
}

function NodeNames({ nodes }: { nodes: readonly (NamedNode | null)[] }) {
  const named = nodes.filter((node) => node !== null);
  if (named.length === 0) return <>{MISSING}</>;
  return (
    <span className="names">
      {named.slice(0, SHOWN).map((node, index) => (
        <NodeName key={node.id ?? index} node={node} />
      ))}
      {named.length > SHOWN && <small>{`+${named.length - SHOWN}`}</small>}
    </span>
  );
}

/** Payments by number, each the way to its trace; ties of other kinds are only counted. */
function Payments({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation();
  const payments = ids.filter((id) => id.startsWith('paid:'));
  return (
    <span className="names">
      {payments.slice(0, SHOWN).map((id, index) => (
        <TraceLink key={id} kind="payment" id={id}>
          <span aria-label={t('patterns.payment', { number: index + 1 })}>{index + 1}</span>
        </TraceLink>
      ))}
      {ids.length > Math.min(payments.length, SHOWN) && <small>{`+${ids.length - Math.min(payments.length, SHOWN)}`}</small>}
    </span>
  );
}
