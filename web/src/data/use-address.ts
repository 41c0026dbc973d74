import { useNavigate, useSearch } from '@tanstack/react-router';

/** What stands in the address of this page, and a change to it that leaves the rest: going back undoes it. */
export function useAddress<Address extends object>(): [Address, (part: Partial<Address>) => void] {
  const address = useSearch({ strict: false } as never) as Address;
  const navigate = useNavigate();
  const change = (part: Partial<Address>): void => void navigate({ to: '.', search: ((now: Record<string, unknown>) => ({ ...now, ...part })) as never });
  return [address, change];
}
