import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { someOf } from '../support/some-of.js';

const LOOKS = [
  ['zh-CN', 'light', 1366, 768],
  ['en', 'dark', 1920, 1080],
] as const;

/** In what language, theme and size pages are looked through: one of the two each time, since each page takes seconds. */
export const someLooks = (): (typeof LOOKS)[number][] => someOf(LOOKS, 1);

/** What a page does to people who cannot see it as others do: serious and critical faults of WCAG 2.2 AA, each with its first three places. */
export async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 160))
          .join(' | ')}`,
    );
}
