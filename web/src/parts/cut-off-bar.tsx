import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Picture } from '../canvas/picture.js';
import { drawnOf } from '../canvas/picture.js';
import { Amount } from './amount.js';

/**
 * Never silent about what the picture leaves out: nodes, steps and fen. The fen are a sum over steps of all levels, in which the
 * same money counts on each level; so it says so, and is no share of anything.
 */
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
  return (
    <p className="cut amber" data-testid="cut-off">
      <b>{t('cut.drawn', { drawn, all })}</b>
      <span>
        {t('cut.hidden', { nodes, steps })} {t('cut.hiddenSum')} <Amount fen={amount} /> {t('cut.everyLevel')}
      </span>
      <Button size="small" onClick={onTable}>
        {t('cut.table')}
      </Button>
    </p>
  );
}
