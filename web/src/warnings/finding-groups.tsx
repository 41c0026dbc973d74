import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Band, FindingGroupView, FindingView } from '../api/shapes.js';
import { groupsQuestion, membersQuestion } from '../api/warning-questions.js';
import { MoreRows } from '../data/more-rows.js';
import { exactYuan, grouped } from '../parts/money.js';
import { ProblemNote } from '../parts/problem-note.js';
import { useViewSettings } from '../parts/view-settings.js';
import { sentences } from '../text/sentences.js';
import { BandTag } from './band-tag.js';
import { FindingLink } from './findings-link.js';
import { useRuleWords } from './rule-words.js';

/** Findings that are one thing to look into: of one subject, or connected by the payments they name. */
export function FindingGroups({ rule, band }: { rule: string | undefined; band: Band | undefined }) {
  const { t } = useTranslation();
  const { scope, language } = useViewSettings();
  const answer = useInfiniteQuery(groupsQuestion({ scope, rule, band }));
  const first = answer.data?.pages[0];
  const groups = answer.data?.pages.flatMap((page) => page.groups) ?? [];
  return (
    <div data-testid="finding-groups">
      {answer.error && <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <Skeleton active />}
      {first && (
        <>
          <p className="row">
            <b>{t('groups.sum', { count: first.total, findings: grouped(first.findings) })}</b>
          </p>
          <p className="quiet">
            {sentences(
              language,
              t('groups.means', { max: first.joinMax }),
              first.notJoinedCount > 0 && t('groups.notJoined', { count: first.notJoinedCount }),
              first.isCut && t('groups.cut', { compared: grouped(first.compared) }),
            )}
          </p>
          {first.notJoinedCount > 0 && (
            <details className="not-joined">
              <summary>{t('groups.whichNotJoined')}</summary>
              <ul className="plain evidence">
                {first.notJoined.map(({ id, findings }) => (
                  <li key={id}>
                    <code>{id}</code> <small>{t('groups.namedBy', { count: findings })}</small>
                  </li>
                ))}
              </ul>
            </details>
          )}
          {groups.length === 0 && <p>{t('warnings.none')}</p>}
          <ul className="plain finding-groups">
            {groups.map((group) => (
              <Group key={group.id} group={group} />
            ))}
          </ul>
          <MoreRows query={answer} left={first.total - groups.length} />
        </>
      )}
    </div>
  );
}

function Group({ group }: { group: FindingGroupView }) {
  const { t } = useTranslation();
  const { language } = useViewSettings();
  const [open, setOpen] = useState(false);
  const { id, band, findings, subjects, amount, sum, shared, rules, regions, notJoined, listed } = group;
  return (
    <li data-group={id}>
      <p className="group-head">
        <BandTag band={band} /> <b>{t('groups.findings', { count: findings })}</b> <b className="amount">{exactYuan(amount, language)}</b>
        {sum !== amount && <small>{t('groups.atMost', { amount: exactYuan(sum, language) })}</small>}
        <span className="quiet">
          {[
            rules
              .slice(0, 6)
              .map((one) => (one.findings > 1 ? `${one.code}×${grouped(one.findings)}` : one.code))
              .join(' '),
            regions.map((one) => one.regionName ?? one.region).join('、'),
            ...(findings > 1 ? [t('groups.joined', { count: subjects, shared: grouped(shared) })] : []),
            ...(notJoined.length > 0 ? [t('groups.hubs', { count: notJoined.length })] : []),
          ].join(' · ')}
        </span>
      </p>
      {open ? <Members group={id} /> : <Rows list={listed} />}
      {!open && findings > listed.length && (
        <Button size="small" onClick={() => setOpen(true)}>
          {t('groups.all', { count: findings })}
        </Button>
      )}
    </li>
  );
}

/** All findings of a group, page by page. */
function Members({ group }: { group: string }) {
  const { scope } = useViewSettings();
  const answer = useInfiniteQuery(membersQuestion(group, scope));
  const pages = answer.data?.pages ?? [];
  const list = pages.flatMap((page) => page.listed);
  return (
    <>
      {answer.error && <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <Skeleton active />}
      <Rows list={list} />
      <MoreRows query={answer} left={(pages[0]?.findings ?? 0) - list.length} />
    </>
  );
}

export function Rows({ list }: { list: readonly FindingView[] }) {
  const words = useRuleWords();
  const { language } = useViewSettings();
  return (
    <ul className="plain group-rows">
      {list.map((finding) => (
        <li key={finding.id} data-finding={finding.id}>
          <BandTag band={finding.band} /> <span className="number">{finding.code}</span>
          <FindingLink id={finding.id}>{words.message(finding) || finding.subject}</FindingLink>
          <small>{exactYuan(finding.amount, language)}</small>
        </li>
      ))}
    </ul>
  );
}
