import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Picture } from '../canvas/picture.js';
import { drawnOf } from '../canvas/picture.js';
import { Amount } from './amount.js';
import { percent } from './money.js';

/** Never silent about what the picture leaves out: nodes, steps, fen, and their share of the whole. */
export function CutOffBar({ picture, onTable }: { picture: Picture; onTable(): void }) {
  const { t } = useTranslation();
  const { drawn, all } = drawnOf(picture);
  const { nodes, steps, amount } = picture.cutOff;
  if (nodes === 0 && steps === 0) {
    return (
      <p className="cut whole" data-testid="cut-off">
        {t('cut.whole', { all })}
      </p>
    );
  }
  const whole =
    amount +
    [...picture.steps.values()]
      .filter((step) => picture.nodes.get(step.source)?.kind !== 'Rest' && picture.nodes.get(step.target)?.kind !== 'Rest')
      .reduce((sum, step) => sum + (step.attributed ?? step.amount), 0);
  const share = percent(amount, whole);
  return (
    <p className="cut amber" data-testid="cut-off">
      <b>{t('cut.drawn', { drawn, all })}</b>
      <span>
        {t('cut.hidden', { nodes, steps, amount: '' })}
        <Amount fen={amount} />
        {share !== null && ` (${t('cut.share', { share })})`}
      </span>
      <Button size="small" onClick={onTable}>
        {t('cut.table')}
      </Button>
    </p>
  );
}
