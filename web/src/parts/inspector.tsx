import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { entityQuestion, type TraceAsked } from '../api/questions.js';
import type { TraceNode, TraceStep } from '../api/shapes.js';
import type { Picture } from '../canvas/picture.js';
import { EntityFile } from './entity-file.js';
import { NodeFacts, NodeFlows } from './node-facts.js';
import { SingleSteps } from './single-steps.js';
import { SourceLinks } from './source-links.js';
import { DataQuality, StepFacts } from './step-facts.js';
import { isStepId } from './use-row-steps.js';
import { useCaptions, useViewSettings } from './view-settings.js';

export interface InspectorProps {
  readonly selected: string;
  readonly picture: Picture;
  readonly nodes: ReadonlyMap<string, TraceNode>;
  readonly step: TraceStep | undefined;
  /** The step selected is still being looked for. */
  readonly seeking: boolean;
  readonly asked: TraceAsked;
  onSelect(id: string): void;
  onExpand(id: string): void;
  onClose(): void;
}

/** The panel on the right. It stays open while the selection changes, and keeps its tab. */
export function Inspector({ selected, picture, nodes, step, seeking, asked, onSelect, onExpand, onClose }: InspectorProps) {
  const { t } = useTranslation();
  const [tab, setTab] = useState('summary');
  const node = picture.nodes.get(selected) ?? nodes.get(selected);
  const panes = step
    ? [
        { key: 'summary', label: t('inspector.summary'), children: <StepFacts step={step} nodes={nodes} onSelect={onSelect} /> },
        { key: 'flows', label: t('inspector.flows'), children: <SingleSteps step={step} asked={asked} onSelect={onSelect} /> },
        { key: 'provenance', label: t('inspector.provenance'), children: <Provenance sources={step.sources} dataQuality={step.dataQuality} /> },
      ]
    : node
      ? [
          { key: 'summary', label: t('inspector.summary'), children: <NodeFacts node={node} onSelect={onSelect} onExpand={onExpand} /> },
          { key: 'flows', label: t('inspector.flows'), children: <NodeFlows node={node} picture={picture} onSelect={onSelect} onExpand={onExpand} /> },
          { key: 'provenance', label: t('inspector.provenance'), children: <Provenance sources={node.sources} dataQuality={node.dataQuality} /> },
        ]
      : [
          {
            key: 'summary',
            label: t('inspector.summary'),
            children: isStepId(selected) ? <Unlisted seeking={seeking} /> : <Undrawn id={selected} onSelect={onSelect} />,
          },
        ];
  return (
    <aside className="inspector" aria-label={t('inspector.title')} data-testid="inspector">
      <Button className="close" type="text" size="small" aria-label={t('inspector.close')} onClick={onClose}>
        ×
      </Button>
      <div className="scroll">
        <Tabs
          size="small"
          destroyOnHidden
          activeKey={panes.some((pane) => pane.key === tab) ? tab : 'summary'}
          onChange={setTab}
          items={panes.map((pane) => ({ ...pane, children: <div className="pane">{pane.children}</div> }))}
        />
      </div>
    </aside>
  );
}

function Provenance({ sources, dataQuality }: { sources: readonly string[]; dataQuality: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t('inspector.sources')}</h3>
      <SourceLinks sources={sources} />
      {dataQuality.length > 0 && <DataQuality codes={dataQuality} />}
    </>
  );
}

/** A step that this answer does not list, or not yet: another day, batch or smallest amount may hold it. */
function Unlisted({ seeking }: { seeking: boolean }) {
  const { t } = useTranslation();
  return seeking ? <Skeleton active paragraph={{ rows: 6 }} /> : <p className="quiet">{t('inspector.unlisted')}</p>;
}

/** A subject that the address names but the picture does not draw: its file is still there. */
function Undrawn({ id, onSelect }: { id: string; onSelect(id: string): void }) {
  const { scope, moment } = useViewSettings();
  const captions = useCaptions();
  const { data } = useQuery(entityQuestion(id, scope, moment));
  return (
    <>
      {data && (
        <div className="headline">
          <span className="kind">
            {captions.node(data.kind)} <small>{data.regionName}</small>
          </span>
          <strong className="name">{data.label}</strong>
        </div>
      )}
      <EntityFile id={id} onSelect={onSelect} facts />
    </>
  );
}
