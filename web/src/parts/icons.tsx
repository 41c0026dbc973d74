import type { ActionIcon } from '../actions/actions.js';

const PATHS: Record<ActionIcon, string> = {
  expand: 'M3 8h4M9 3.500h4M9 8h4M9 12.500h4M7 8V3.500h2M7 8v4.500h2',
  fit: 'M2 6V2h4M14 6V2h-4M2 10v4h4M14 10v4h-4M5.500 8h5',
  'zoom-in': 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.700 10.700 14 14M7 4.800v4.400M4.800 7h4.400',
  'zoom-out': 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.700 10.700 14 14M4.800 7h4.400',
  'actual-size': 'M3 5.200 4.500 4v8M12 5.200 13.500 4v8M8.200 6.200v.1M8.200 10v.1',
  tidy: 'M2 3h4v3H2zM10 2h4v3h-4zM10 6.500h4v3h-4zM10 11h4v3h-4zM6 4.500h4M8 4.500V12.500h2M8 8h2',
  undo: 'M3 6h7a3.500 3.500 0 0 1 0 7H6M3 6l3-3M3 6l3 3',
  redo: 'M13 6H6a3.500 3.500 0 0 0 0 7h4M13 6l-3-3M13 6l-3 3',
  table: 'M2 3h12v10H2zM2 6.300h12M2 9.600h12M6 3v10',
  clear: 'M4 4l8 8M12 4l-8 8',
  legend: 'M2 3.500h3M2 8h3M2 12.500h3M7.500 3.500h6.500M7.500 8h6.500M7.500 12.500h6.500',
  help: 'M8 14.500A6.500 6.500 0 1 0 8 1.500a6.500 6.500 0 0 0 0 13zM6 6.200a2 2 0 1 1 2.900 1.800c-.6.300-.9.700-.9 1.400M8 11.600v.1',
  select: 'M4 2.500l8 5-3.600.8-1.800 3.500z',
};

export function ActionIconView({ icon }: { icon: ActionIcon }) {
  return <PathIcon path={PATHS[icon]} />;
}

/** An icon of the served appearance, or one of ours: stroke on a 16 × 16 grid, in the colour of the text. */
export function PathIcon({ path, colour = 'currentColor' }: { path: string; colour?: string }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke={colour}
      strokeWidth="1.3"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}
