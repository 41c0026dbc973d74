import { useTranslation } from 'react-i18next';
import type { TraceNode } from '../api/shapes.js';
import { restsOf, type Picture } from '../canvas/picture.js';
import { Amount } from './amount.js';
import { EntityFile } from './entity-file.js';
import { FactList } from './fact-list.js';
import { NodeMethods } from './method-facts.js';
import { nodeName } from './node-name.js';
import { useCaptions } from './view-settings.js';

const HAS_FILE = new Set(['Document', 'Unit', 'Region', 'Project', 'Account', 'PayoutBatch', 'Enterprise', 'Household', 'Person']);

/** A node of the trace: what came, what went, what rests, and the file of the subject beside it. */
export function NodeFacts({ node, onSelect, onExpand }: { node: TraceNode; onSelect(id: string): void; onExpand(id: string): void }) {
  const { t } = useTranslation();
  const captions = useCaptions();
  return (
    <>
      <div className="headline">
        <span className="kind">
          {captions.node(node.kind)}
          <small>{[captions.level(node.level), node.regionName].filter(Boolean).join(' · ')}</small>
        </span>
        <strong className="name">{nodeName(node, t)}</strong>
        {node.end && <p className="quiet">{t('inspector.end')}</p>}
      </div>
      <dl className="sums-row">
        {(['received', 'passedOn', 'rests'] as const).map((part) => (
          <div key={part}>
            <dt>{t(`inspector.${part}`)}</dt>
            <dd>
              <Amount fen={node[part]} />
            </dd>
          </div>
        ))}
      </dl>
      <NodeMethods node={node} />
      {node.hidden.count > 0 && (
        <p className="hidden-more">
          {t('inspector.hidden', { count: node.hidden.count, amount: '' })}
          <Amount fen={node.hidden.amount} />{' '}
          <button type="button" className="link" onClick={() => onExpand(node.id)}>
            {t('actions.expand')}
          </button>
        </p>
      )}
      <FactList facts={node.facts} of={node.kind} />
      {HAS_FILE.has(node.kind) && <EntityFile id={node.id} onSelect={onSelect} />}
    </>
  );
}

/** Steps in and out of a node as the picture shows them; each opens in the same panel. */
export function NodeFlows({
  node,
  picture,
  onSelect,
  onExpand,
}: {
  node: TraceNode;
  picture: Picture;
  onSelect(id: string): void;
  onExpand(id: string): void;
}) {
  const { t } = useTranslation();
  const captions = useCaptions();
  const nameOf = (id: string): string => {
    const other = picture.nodes.get(id);
    if (!other) return id;
    return nodeName(other, t);
  };
  const steps = [...picture.steps.values()].sort((a, b) => (b.attributed ?? b.amount) - (a.attributed ?? a.amount) || (a.id < b.id ? -1 : 1));
  const sides = [
    ['in', steps.filter((step) => step.target === node.id)],
    ['out', steps.filter((step) => step.source === node.id)],
  ] as const;
  return (
    <>
      {sides.map(([side, list]) => (
        <section key={side}>
          <h3>
            {t(`inspector.${side}`)}
            <Amount fen={list.reduce((sum, step) => sum + (step.attributed ?? step.amount), 0)} />
          </h3>
          {list.length === 0 ? (
            <p className="quiet">{t('inspector.noFlows')}</p>
          ) : (
            <ul className="flows">
              {list.map((step) => (
                <li key={step.id}>
                  <button type="button" onClick={() => onSelect(step.id)}>
                    <span className="who">{nameOf(side === 'in' ? step.source : step.target)}</span>
                    <span className="what">{`${captions.step(step.kind)}${step.count > 1 ? ` × ${step.count}` : ''}${step.grade === 'attributed' ? ' ≈' : ''}`}</span>
                    <Amount fen={step.attributed ?? step.amount} />
                  </button>
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
      {restsOf(picture, node.id).length > 0 && (
        <button type="button" className="link" onClick={() => onExpand(node.id)}>
          {t('actions.expand')}
        </button>
      )}
    </>
  );
}
