import { useTranslation } from 'react-i18next';
import type { MethodAmounts, TraceNode, TraceStep } from '../api/shapes.js';
import { Amount } from './amount.js';
import { amountSpread, byEvery, METHODS } from './methods.js';
import { unitName, type Unit } from './money.js';
import { useCaptions, useViewSettings } from './view-settings.js';

interface Figure {
  readonly name: 'received' | 'rests' | 'attributed';
  readonly amount: number;
  readonly byMethod: MethodAmounts | undefined;
  readonly openingUnknown: boolean;
}

/**
 * What arrived at a node and what rests there, by method.
 *
 * What a voucher pays in stays what it is even where nobody knows what lay in the account before: the unknown opening
 * balance only takes the floor from what rests, and from what came on by attribution.
 */
export function NodeMethods({ node }: { node: TraceNode }) {
  const opening = node.openingUnknown === true;
  const figures: Figure[] = [
    {
      name: 'received',
      amount: node.received,
      byMethod: node.receivedByMethod,
      openingUnknown: opening && (node.level === 'onward' || node.receivedByMethod !== undefined),
    },
    { name: 'rests', amount: node.rests, byMethod: node.restsByMethod, openingUnknown: opening },
  ];
  return <Methods figures={figures} agree={node.agree} openingUnknown={opening} reach={node.reach} />;
}

/** How much of a step is the document's, by method. Nothing is said about a step that a voucher gives whole to the document. */
export function StepMethods({ step, nodes }: { step: TraceStep; nodes: ReadonlyMap<string, TraceNode> }) {
  if (step.attributed === null || (step.grade !== 'attributed' && step.byMethod === undefined)) return null;
  const opening = step.grade === 'attributed' && nodes.get(step.source)?.openingUnknown === true;
  const agree = step.byMethod === undefined && !opening && nodes.get(step.target)?.agree === true;
  const figure: Figure = { name: 'attributed', amount: step.attributed, byMethod: step.byMethod, openingUnknown: opening };
  return <Methods figures={[figure]} agree={agree} openingUnknown={opening} reach={undefined} unit="yuan" />;
}

interface MethodsProps {
  readonly figures: readonly Figure[];
  readonly agree: boolean;
  readonly openingUnknown: boolean;
  readonly reach: number | undefined;
  /** Of a single step everything is exact yuan, as on the voucher. */
  readonly unit?: Unit;
}

function Methods({ figures, agree, openingUnknown, reach, unit: own }: MethodsProps) {
  const { t } = useTranslation();
  const view = useViewSettings();
  const unit = own ?? view.unit;
  const captions = useCaptions();
  const differ = figures.some(({ byMethod }) => byMethod !== undefined);
  return (
    <section className="by-method" data-testid="by-method">
      <p className="marks">
        {agree && (
          <span className="mark agree" title={t('methods.agreeMeans')}>
            {t('methods.agree')}
          </span>
        )}
        {openingUnknown && (
          <span className="mark opening" title={t('methods.openingMeans')}>
            {t('methods.opening')}
          </span>
        )}
      </p>
      {(differ || openingUnknown) && (
        <>
          <table className="sums-table">
            <thead>
              <tr>
                <th scope="col">
                  {t('methods.method')}
                  <small>{unitName(unit, view.language)}</small>
                </th>
                {figures.map(({ name }) => (
                  <th key={name} scope="col">
                    {t(`inspector.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {differ &&
                METHODS.map((method) => (
                  <tr key={method} title={captions.methodMeaning(method)}>
                    <th scope="row">{captions.method(method)}</th>
                    {figures.map(({ name, amount, byMethod }) => (
                      <td key={name}>
                        <Amount fen={byEvery(amount, byMethod)[method]} unit={unit} bare />
                      </td>
                    ))}
                  </tr>
                ))}
              <tr className="spread">
                <th scope="row">{t('methods.leastMost')}</th>
                {figures.map(({ name, amount, byMethod, openingUnknown: unknown }) => {
                  const { least, most } = amountSpread(amount, byMethod, unknown);
                  return (
                    <td key={name}>
                      {least === most ? (
                        <Amount fen={most} unit={unit} bare />
                      ) : (
                        <>
                          <Amount fen={least} unit={unit} bare />–<Amount fen={most} unit={unit} bare />
                        </>
                      )}
                    </td>
                  );
                })}
              </tr>
            </tbody>
          </table>
          <p className="quiet">{t(openingUnknown ? 'methods.openingMeans' : 'methods.lead')}</p>
        </>
      )}
      {reach !== undefined && (
        <p className="reach" title={t('methods.reachMeans')}>
          {t('methods.reach')} <Amount fen={reach} />
          <small>{t('methods.reachMeans')}</small>
        </p>
      )}
    </section>
  );
}
