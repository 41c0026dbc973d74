import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Checkbox, Select, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { batchesQuestion, quarantineQuestion } from '../api/data-questions.js';
import type { BatchView } from '../api/shapes.js';
import { CorrectedDelivery } from '../data/corrected-delivery.js';
import { DataPage } from '../data/data-page.js';
import { FilterChips } from '../data/filter-chips.js';
import { MoreRows } from '../data/more-rows.js';
import { QuarantinedRows } from '../data/quarantined-rows.js';
import { useAddress } from '../data/use-address.js';
import { useWord } from '../data/words.js';
import { grouped } from '../parts/money.js';
import { ProblemNote } from '../parts/problem-note.js';
import type { QuarantineAddress } from './data-address.js';

/** The rows that were not loaded, batch by batch, and the way to correct them. */
export function QuarantineScreen() {
  const { t } = useTranslation();
  const [address, change] = useAddress<QuarantineAddress>();
  const batches = useQuery(batchesQuestion());
  const list = batches.data?.batches.filter((batch) => batch.rows.quarantined > 0 || batch.id === address.batch) ?? [];
  const batch = list.find(({ id }) => id === address.batch) ?? (address.batch === undefined ? list[0] : undefined);
  const named = address.batch ?? batch?.id;
  return (
    <DataPage title={t('quarantine.title')} help={t('quarantine.help')}>
      {batches.error && <ProblemNote error={batches.error} onRetry={() => void batches.refetch()} />}
      {batches.isPending && <Skeleton active />}
      {batches.data && list.length === 0 && named === undefined && (
        <section>
          <p>{t('quarantine.noBatch')}</p>
        </section>
      )}
      {list.length > 0 && (
        <p className="row">
          <span id="batch-label">{t('quarantine.batch')}</span>
          <Select
            className="batch-choice"
            aria-labelledby="batch-label"
            value={named}
            options={list.map((one) => ({ value: one.id, label: label(one) }))}
            onChange={(id) => change({ batch: id, reason: undefined, file: undefined })}
          />
        </p>
      )}
      {named !== undefined && <Rows key={named} batch={named} address={address} change={change} />}
    </DataPage>
  );
}

const label = (batch: BatchView): string => `${batch.sequence} · ${batch.title || batch.id} (${grouped(batch.rows.quarantined)})`;

function Rows({ batch, address, change }: { batch: string; address: QuarantineAddress; change(part: Partial<QuarantineAddress>): void }) {
  const { t } = useTranslation();
  const { reason, file, done } = address;
  const reasonWord = useWord('quarantine.reasons');
  const answer = useInfiniteQuery(quarantineQuestion(batch, { reason, file, open: done ? undefined : true }));
  const first = answer.data?.pages[0];
  if (answer.error) return <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!first) return <Skeleton active />;
  const rows = answer.data!.pages.flatMap((page) => page.rows);
  const all = { value: undefined, label: t('quarantine.all') };
  const only = first.files.length === 1 ? first.files[0]!.code : undefined;
  return (
    <>
      <section>
        <FilterChips
          label={t('quarantine.reasonLabel')}
          value={reason}
          onChange={(value) => change({ reason: value })}
          choices={[all, ...first.reasons.map(({ code, count }) => ({ value: code, label: reasonWord(code), count, title: code }))]}
        />
        <FilterChips
          label={t('quarantine.fileLabel')}
          value={file}
          onChange={(value) => change({ file: value })}
          choices={[all, ...first.files.map(({ code, count }) => ({ value: code, label: code, count }))]}
        />
        <p className="row">
          <b data-testid="quarantine-counts">{t('quarantine.counts', { open: grouped(first.open), total: grouped(first.total) })}</b>
          <Checkbox checked={done === true} onChange={({ target }) => change({ done: target.checked || undefined })}>
            {t('quarantine.showDone')}
          </Checkbox>
        </p>
        {rows.length === 0 ? (
          <p>{t(first.total > 0 || first.reasons.length > 0 ? 'quarantine.allDone' : 'quarantine.none')}</p>
        ) : (
          <QuarantinedRows rows={rows} />
        )}
        <MoreRows query={answer} left={first.total - rows.length} />
      </section>
      <CorrectedDelivery batch={batch} file={file ?? only} alone={first.redeliverable} />
    </>
  );
}
