/** The keys of the review list, as they are shown. */
export const MATCH_KEYS = [
  { key: 'j', label: 'keyNext' },
  { key: 'k', label: 'keyPrevious' },
  { key: 'Enter', label: 'keyConfirm' },
  { key: 'x', label: 'keyReject' },
  { key: '1–9', label: 'keyChoose' },
  { key: 'n', label: 'keyNote' },
] as const;

export type MatchKey = { readonly kind: 'next' | 'previous' | 'confirm' | 'reject' | 'note' } | { readonly kind: 'choose'; readonly at: number };

/** What a key asks for on the review list; nothing while somebody types, or where a focused control has its own use of the key. */
export function matchAction(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'>): MatchKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const place = event.target instanceof Element ? event.target : null;
  if (place?.closest('input, textarea, select, [contenteditable], [role=dialog], [role=radiogroup]')) return null;
  if (/^[1-9]$/u.test(event.key)) return { kind: 'choose', at: Number(event.key) - 1 };
  if (event.key === 'Enter') return place?.closest('button, a, summary') ? null : { kind: 'confirm' };
  const kind = ({ j: 'next', ArrowDown: 'next', k: 'previous', ArrowUp: 'previous', c: 'confirm', x: 'reject', n: 'note' } as const)[event.key];
  return kind ? { kind } : null;
}
