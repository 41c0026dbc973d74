/** Counts, money and days as a reader meets them in text. */

/** 1234567 → 1,234,567 */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/gu, ',');

/** Integer fen → yuan with thousands: 800000 → 8,000.00. Digits are split, never divided, so nothing is rounded. */
export function formatYuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/gu, ',')}.${digits.slice(-2)}`;
}

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
/** Epoch ms → the day in Asia/Shanghai, 2017-03-02. */
export const formatDay = (instant: number): string => DAY.format(instant);
