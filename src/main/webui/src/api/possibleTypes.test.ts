import { readFileSync } from 'node:fs';
import { buildSchema, isInterfaceType } from 'graphql';
import { expect, test } from 'vitest';
import { POSSIBLE_TYPES } from './possibleTypes';

test('every interface of the schema is known with all of its types', () => {
  const schema = buildSchema(readFileSync('../../../graphql-schema/schema.graphql', 'utf8'));
  const inSchema = Object.values(schema.getTypeMap())
    .filter(isInterfaceType)
    .map((one) => [one.name, schema.getPossibleTypes(one).map((type) => type.name).sort()]);
  expect(POSSIBLE_TYPES).toEqual(Object.fromEntries(inSchema));
});
