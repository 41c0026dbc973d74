import chineseDays from 'chinese-days';

const FIRST_YEAR = 2010;
const DAY_MS = 86_400_000;
let kept: readonly number[] | undefined;

/**
 * First moments (epoch ms, Asia/Shanghai) of the days that are no working days: weekends and public holidays of the State Council's yearly
 * notices with the days worked instead, as the library `chinese-days` has them; weekends alone for years whose notice it does not know yet.
 */
export function daysOff(now: number = Date.now()): readonly number[] {
  if (kept) return kept;
  const days: number[] = [];
  const last = new Date(now).getUTCFullYear() + 1;
  for (let at = Date.UTC(FIRST_YEAR, 0, 1); at < Date.UTC(last + 1, 0, 1); at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (!chineseDays.isWorkday(day)) days.push(Date.parse(`${day}T00:00:00+08:00`));
  }
  return (kept = days);
}
