import { useTranslation } from 'react-i18next';
import { WIDTH_MAX, WIDTH_MIN } from '../canvas/edge-path.js';
import type { Picture } from '../canvas/picture.js';
import { PathIcon } from './icons.js';
import { money } from './money.js';
import { useViewSettings } from './view-settings.js';

/** What shapes, lines and widths mean: only what the picture holds, in the same words and colours. */
export function Legend({ picture, onClose }: { picture: Picture; onClose(): void }) {
  const { t } = useTranslation();
  const { appearance, language, theme, unit } = useViewSettings();
  const say = (caption: { zh: string; en: string }): string => (language === 'en' ? caption.en : caption.zh);
  const nodes = [...picture.nodes.values()];
  const steps = [...picture.steps.values()];
  const kinds = appearance.nodes.filter((kind) => nodes.some((node) => node.kind === kind.kind));
  const stepKinds = appearance.steps.filter((kind) => steps.some((step) => step.kind === kind.kind));
  const grades = appearance.grades.filter((grade) => steps.some((step) => step.grade === grade.grade));
  const largest = Math.max(0, ...steps.map((step) => step.attributed ?? step.amount));
  return (
    <aside className="legend" aria-label={t('legend.title')}>
      <button type="button" className="close" aria-label={t('legend.close')} onClick={onClose}>
        ×
      </button>
      <h3>{t('legend.nodes')}</h3>
      <ul className="kinds">
        {kinds.map((kind) => (
          <li key={kind.kind}>
            <span className="swatch" style={{ background: kind.fill[theme], borderColor: kind.border[theme], borderStyle: kind.line }}>
              <PathIcon path={kind.icon} colour={kind.border[theme]} />
            </span>
            {say(kind.caption)}
          </li>
        ))}
      </ul>
      <h3>{t('legend.steps')}</h3>
      <ul className="kinds">
        {stepKinds.map((kind) => (
          <li key={kind.kind}>
            <Line colour={kind.colour[theme]} line="solid" back={kind.backward} />
            {`${kind.mark}${kind.mark ? ' ' : ''}${say(kind.caption)}`}
          </li>
        ))}
        {steps.some((step) => step.attributed === null) && (
          <li>
            <Line colour={appearance.onward[theme]} line="dotted" back={false} />
            {t('legend.onward')}
          </li>
        )}
      </ul>
      <h3>{t('legend.grades')}</h3>
      <ul className="kinds">
        {grades.map((grade) => (
          <li key={grade.grade} title={say(grade.meaning)}>
            <Line colour="currentColor" line={grade.line} back={false} />
            {`${grade.mark}${grade.mark ? ' ' : ''}${say(grade.caption)}`}
          </li>
        ))}
      </ul>
      <h3>{t('legend.width')}</h3>
      <p className="scale">
        <svg width="76" height="14" aria-hidden="true">
          <path d={`M0 7h76`} stroke="none" />
          <polygon points="0,6.5 76,1 76,13 0,7.500" fill="currentColor" opacity="0.55" />
        </svg>
        {t('legend.widthScale', { min: WIDTH_MIN, max: WIDTH_MAX, amount: money(largest, unit, language) })}
      </p>
    </aside>
  );
}

function Line({ colour, line, back }: { colour: string; line: string; back: boolean }) {
  const dash = line === 'dashed' ? '6 4' : line === 'dotted' ? '1.500 3.500' : undefined;
  return (
    <svg width="34" height="12" aria-hidden="true">
      <path
        d={back ? 'M33 2C30 11 8 11 4 4' : 'M1 6h28'}
        fill="none"
        stroke={colour}
        strokeWidth="2"
        strokeDasharray={dash}
        strokeLinecap={line === 'dotted' ? 'round' : 'butt'}
      />
      <path d={back ? 'M1 8 3.500 2.500 8 6.500' : 'M27 2.500 33 6l-6 3.500z'} fill={back ? 'none' : colour} stroke={colour} strokeWidth={back ? 1.6 : 0} />
    </svg>
  );
}
