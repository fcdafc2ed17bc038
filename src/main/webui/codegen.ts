import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types of the console's own operations, and of those that the repository ships for everybody, from the served schema. */
const config: CodegenConfig = {
  schema: '../../../graphql-schema/schema.graphql',
  documents: ['src/**/*.graphql', '../../../graphql-schema/operations/*.graphql'],
  generates: {
    'src/api/generated.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: { enumType: 'string-literal', scalars: { Date: 'string', DateTime: 'string' }, useTypeImports: true },
    },
  },
};

export default config;
