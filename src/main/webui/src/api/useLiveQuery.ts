import { useEffect, useRef } from 'react';
import { type AnyVariables, createRequest, useQuery, type UseQueryArgs, type UseQueryResponse } from 'urql';
import { onReturn } from './socket';

/** `useQuery` for what a page shows: read anew when a lost connection is there again; what was there stays when reading it anew fails. */
export function useLiveQuery<Data, Variables extends AnyVariables>(args: UseQueryArgs<Variables, Data>): UseQueryResponse<Data, Variables> {
  const [state, read] = useQuery(args);
  useEffect(() => onReturn(() => read({ requestPolicy: 'network-only' })), [read]);

  const last = useRef<{ key: number; data: Data } | undefined>(undefined);
  if (state.data != null && state.operation !== undefined) {
    last.current = { key: state.operation.key, data: state.data };
  }
  const { key } = createRequest(args.query, args.variables as Variables);
  const data = state.data ?? (last.current?.key === key ? last.current.data : undefined);
  return [{ ...state, data }, read];
}
