import { pinyin } from 'pinyin-pro';

/**
 * The initials people type instead of a name: 兰考县 → `lkx`. Letters and digits stay (in lower case), everything else
 * is dropped. Readings come from the dictionary's words, so that 重庆 is `cq` and not `zq`.
 */
export function pinyinInitials(name: string): string {
  const plain = name.normalize('NFKC').replace(/[^\p{Script=Han}A-Za-z0-9]+/gu, '');
  if (plain === '') return '';
  return pinyin(plain, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '');
}

/** What was typed can be initials: letters, perhaps with digits, nothing else. */
export function looksLikeInitials(text: string): boolean {
  return /^[a-z][a-z0-9]{1,15}$/u.test(text.normalize('NFKC').trim().toLowerCase());
}
