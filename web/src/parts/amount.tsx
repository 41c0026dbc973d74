import { exactYuan, figure, money, type Unit } from './money.js';
import { useViewSettings } from './view-settings.js';

/** A sum in the unit of the page (or another), tabular; exact yuan on hover. `bare`: the unit stands elsewhere, once. */
export function Amount({ fen, unit, bare = false }: { fen: number | null | undefined; unit?: Unit; bare?: boolean }) {
  const view = useViewSettings();
  const shown = bare ? figure(fen, unit ?? view.unit, view.language) : money(fen, unit ?? view.unit, view.language);
  return (
    <span className="amount" title={exactYuan(fen, view.language)}>
      {shown}
    </span>
  );
}
