import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FindingDetailView } from '../api/shapes.js';
import { groupOfQuestion } from '../api/warning-questions.js';
import { exactYuan } from '../parts/money.js';
import { useViewSettings } from '../parts/view-settings.js';
import { Rows } from './finding-groups.js';
import { FindingsLink } from './findings-link.js';

/** Other findings about the same subject or the same money; nothing where it stands alone. */
export function SameGroup({ finding }: { finding: FindingDetailView }) {
  const { t } = useTranslation();
  const { scope, language } = useViewSettings();
  const { data } = useQuery(groupOfQuestion(finding.id, scope, finding.status === 'hit'));
  const others = data?.listed.filter(({ id }) => id !== finding.id) ?? [];
  if (!data || others.length === 0) return null;
  return (
    <section data-testid="same-group">
      <h2>{t('groups.same')}</h2>
      <p className="quiet">{t('groups.sameSum', { count: data.findings, amount: exactYuan(data.amount, language) })}</p>
      <Rows list={others} />
      {data.findings > data.listed.length && (
        <p>
          <FindingsLink asked={{ grouped: true }}>{t('groups.toGroups')}</FindingsLink>
        </p>
      )}
    </section>
  );
}
