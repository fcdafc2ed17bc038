import { useCallback, useState } from 'react';
import { type AnyVariables, type TypedDocumentNode, useClient } from 'urql';
import { explain } from './explain';
import { tell } from './notes';

export interface Problem {
  code: string;
  message: string;
  field?: string[] | null;
}

/** What a mutation's payload has in any case. */
interface Payload {
  userErrors: Problem[];
}

export interface Act<Variables, Outcome> {
  busy: boolean;
  /**
   * Does it and says what came of it: `done` as a passing note, when it succeeded. Problems are given back, for a form to show them;
   * without `quiet` they are told as well.
   */
  run(variables: Variables, say?: { done?: string | ((outcome: Outcome) => string); quiet?: boolean }): Promise<{ outcome?: Outcome; problems: Problem[] }>;
}

/** A mutation that a person asks for; it has one root field. */
export function useAct<Data extends object, Variables extends AnyVariables>(
  mutation: TypedDocumentNode<Data, Variables>,
): Act<Variables, Data[keyof Data]> {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const run = useCallback<Act<Variables, Data[keyof Data]>['run']>(
    async (variables, say = {}) => {
      setBusy(true);
      const { data, error } = await client.mutation(mutation, variables).toPromise();
      setBusy(false);
      const outcome = data == null ? undefined : (Object.entries(data).find(([name]) => name !== '__typename')?.[1] as Data[keyof Data] | undefined);
      const problems: Problem[] =
        error !== undefined ? [{ code: 'ERROR', message: explain(error) }] : ((outcome as unknown as Payload | undefined)?.userErrors ?? []);
      if (problems.length > 0 && say.quiet !== true) {
        tell('bad', problems.map((problem) => problem.message).join(' '));
      }
      if (problems.length === 0 && say.done !== undefined && outcome !== undefined) {
        tell('good', typeof say.done === 'function' ? say.done(outcome) : say.done);
      }
      return { outcome, problems };
    },
    [client, mutation],
  );
  return { busy, run };
}
