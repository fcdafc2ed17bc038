import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Problem } from './useAct';

/** What a form was refused for. Problems of a field belong at the field: see {@link problemAt}. */
export function Problems({ of, title = 'This could not be done' }: { of: Problem[]; title?: string }) {
  if (of.length === 0) {
    return null;
  }
  return (
    <Alert role="alert" color="red" variant="outline" title={title} icon={<IconAlertTriangle aria-hidden />}>
      {of.map((problem, index) => (
        <div key={index}>{problem.message}</div>
      ))}
    </Alert>
  );
}

/** The message of the first problem below a field of the input, such as `['criteria', 'tags']`. */
export function problemAt(problems: Problem[], ...path: string[]): string | undefined {
  return problems.find((problem) => {
    const field = problem.field?.[0] === 'input' ? problem.field.slice(1) : (problem.field ?? []);
    return path.length <= field.length && path.every((name, index) => field[index] === name);
  })?.message;
}
