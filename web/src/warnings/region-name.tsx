import { useQuery } from '@tanstack/react-query';
import { entityQuestion } from '../api/questions.js';
import { useViewSettings } from '../parts/view-settings.js';

/** The name of a region of which only the code is told; asked for once, and the code until then or where it may not be seen. */
export function RegionName({ code }: { code: string }) {
  const { scope } = useViewSettings();
  const { data } = useQuery({ ...entityQuestion(`region:${code}`, scope), staleTime: Infinity });
  return <span title={code}>{data?.label ?? code}</span>;
}
