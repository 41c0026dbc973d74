import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { traceRowsQuestion, type TraceAsked } from '../api/questions.js';
import type { CutOff, TraceNode, TraceStep } from '../api/shapes.js';

/** Pages read at most while looking for one step; the table lists the others. */
const PAGES_MAX = 25;

/** Ids of single steps; merged steps and nodes have others. */
export const isStepId = (id: string): boolean => /^(paid|allocated|given|registered):/iu.test(id);

export interface RowSteps {
  readonly steps: readonly TraceStep[];
  readonly nodes: readonly TraceNode[];
  readonly cutOff: CutOff | undefined;
  readonly fetching: boolean;
  /** The step looked for may still come. */
  readonly seeking: boolean;
  readonly more: (() => void) | undefined;
}

/**
 * The single steps of a trace, page by page. `sought`: a step that an address or a list names; pages are read on until it
 * is there, for a link must open what it names however far down it stands.
 */
export function useRowSteps(asked: TraceAsked, wanted: boolean, sought: string | null): RowSteps {
  const rows = useInfiniteQuery({ ...traceRowsQuestion(asked), enabled: wanted || sought !== null });
  const pages = rows.data?.pages;
  const steps = useMemo(() => pages?.flatMap((page) => page.steps) ?? [], [pages]);
  const nodes = useMemo(() => pages?.flatMap((page) => page.nodes) ?? [], [pages]);
  const { hasNextPage, isFetching, isError, fetchNextPage } = rows;
  const missing = sought !== null && !steps.some((step) => step.id === sought);
  const readOn = missing && hasNextPage && !isError && (pages?.length ?? 0) < PAGES_MAX;
  useEffect(() => {
    if (readOn && !isFetching) void fetchNextPage();
  }, [readOn, isFetching, fetchNextPage]);
  return {
    steps,
    nodes,
    cutOff: pages?.at(-1)?.cutOff,
    fetching: isFetching,
    seeking: missing && (isFetching || readOn),
    more: hasNextPage ? () => void fetchNextPage() : undefined,
  };
}
