const YEAR = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' });

/** Every year that one of the spans touches, newest first. */
export function yearsOf(spans: readonly { readonly from: number; readonly to: number }[]): number[] {
  if (spans.length === 0) return [];
  const first = Number(YEAR.format(Math.min(...spans.map(({ from }) => from))));
  const last = Number(YEAR.format(Math.max(...spans.map(({ to }) => to))));
  return Array.from({ length: last - first + 1 }, (_, at) => last - at);
}
