import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { exactYuan } from '../parts/money.js';
import { useViewSettings } from '../parts/view-settings.js';

/** What a list leaves out, in rows and where it is known in money, and the way to get it. */
export function MoreRows({
  query,
  left,
  amount,
}: {
  query: { readonly hasNextPage: boolean; readonly isFetchingNextPage: boolean; fetchNextPage(): unknown };
  left: number;
  amount?: number | undefined;
}) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  if (!query.hasNextPage) return null;
  return (
    <p className="more-rows">
      <Button size="small" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {amount ? t('data.moreRowsAmount', { count: left, amount: exactYuan(amount, language) }) : t('data.moreRows', { count: left })}
      </Button>
    </p>
  );
}
