import { expect, test } from 'vitest';
import { problemAt } from './Problems';

const problems = [
  { code: 'INVALID', message: 'Too long.', field: ['input', 'name'] },
  { code: 'INVALID', message: 'No such tag.', field: ['input', 'criteria', 'tags', '0'] },
  { code: 'PROVIDER', message: 'Refused.', field: null },
];

test('a problem is shown at its field, with or without the name of the argument before it', () => {
  expect(problemAt(problems, 'name')).toBe('Too long.');
  expect(problemAt([{ code: 'INVALID', message: 'Too long.', field: ['name'] }], 'name')).toBe('Too long.');
});

test('a problem below a field is one of the field', () => {
  expect(problemAt(problems, 'criteria', 'tags')).toBe('No such tag.');
  expect(problemAt(problems, 'criteria')).toBe('No such tag.');
});

test('other fields have none', () => {
  expect(problemAt(problems, 'description')).toBeUndefined();
  expect(problemAt(problems, 'criteria', 'kinds')).toBeUndefined();
});
