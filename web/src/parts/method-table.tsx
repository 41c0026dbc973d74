import { useTranslation } from 'react-i18next';
import type { MethodTotals } from '../api/shapes.js';
import { Amount } from './amount.js';
import { COMPARED, differences, figureOf, isBalanced } from './methods.js';
import { unitName } from './money.js';
import { useCaptions, useViewSettings } from './view-settings.js';

/** The identity by each of the four methods, one below the other. What differs from the first row is marked, and what the spread is. */
export function MethodTable({ methods }: { methods: readonly MethodTotals[] }) {
  const { t } = useTranslation();
  const { unit, language } = useViewSettings();
  const captions = useCaptions();
  const differ = differences(methods);
  const first = methods[0];
  if (!first) return null;
  return (
    <div className="methods" id="methods" role="region" aria-label={t('methods.label')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              {t('methods.method')}
              <small>{unitName(unit, language)}</small>
            </th>
            {COMPARED.map((name) => (
              <th key={name} scope="col" className={name === 'paidGross' ? 'right apart' : 'right'}>
                {t(`totals.${name}`)}
              </th>
            ))}
            <th scope="col">{t('methods.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {methods.map((method) => (
            <tr key={method.method}>
              <th scope="row">{captions.method(method.method)}</th>
              {COMPARED.map((name) => {
                const other = figureOf(method, name) !== figureOf(first, name);
                return (
                  <td key={name} className={`right${name === 'paidGross' ? ' apart' : ''}${other ? ' differs' : ''}`}>
                    {other && (
                      <>
                        <span aria-hidden="true">≠ </span>
                        <span className="unseen">{t('methods.differs')}</span>
                      </>
                    )}
                    <Amount fen={figureOf(method, name)} bare />
                  </td>
                );
              })}
              <td className="quiet">
                {isBalanced(method.totals) ? captions.methodMeaning(method.method) : <strong className="broken">{t('totals.broken')}</strong>}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('methods.spread')}</th>
            {COMPARED.map((name) => {
              const spread = differ.get(name);
              return (
                <td key={name} className={name === 'paidGross' ? 'right apart' : 'right'}>
                  {spread ? <Amount fen={spread.most - spread.least} bare /> : <span className="quiet">{t('methods.same')}</span>}
                </td>
              );
            })}
            <td className="quiet">{t('methods.lead')}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
