import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FindingsAddress, WarningsAddress } from '../screens/data-address.js';
import { keepPage } from '../screens/page-search.js';

/** To the list of findings, narrowed down. */
export function FindingsLink({ asked, label, children }: { asked: FindingsAddress; label?: string; children: ReactNode }) {
  return (
    <Link to="/warnings/findings" search={((now: Record<string, unknown>) => ({ ...keepPage(now), ...asked })) as never} aria-label={label}>
      {children}
    </Link>
  );
}

/** To the overview, with one rule open. */
export function RuleLink({ rule, children }: { rule?: string | undefined; children: ReactNode }) {
  const asked: WarningsAddress = { rule };
  return (
    <Link to="/warnings" search={((now: Record<string, unknown>) => ({ ...keepPage(now), ...asked })) as never}>
      {children}
    </Link>
  );
}

export function FindingLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Link to="/warnings/findings/$id" params={{ id }} search={keepPage as never}>
      {children}
    </Link>
  );
}

export function LedgerLink({ children }: { children: ReactNode }) {
  return (
    <Link to="/warnings/ledger" search={keepPage as never}>
      {children}
    </Link>
  );
}
