import type { CodegenConfig } from '@graphql-codegen/cli';

const SCHEMA = '../../../graphql-schema/schema.graphql';
/** Operations that the repository ships for everybody; the console uses those that fit. */
const SHIPPED = '../../../graphql-schema/operations/*.graphql';
const OWN = 'src/**/*.graphql';

/** Types of all operations in one file; documents beside their sources, so that a page carries its own and no other's. */
const config: CodegenConfig = {
  generates: {
    'src/api/generated.ts': {
      schema: SCHEMA,
      documents: [OWN, SHIPPED],
      plugins: ['typescript-operations'],
      config: { enumType: 'string-literal', scalars: { Date: 'string', DateTime: 'string' }, useTypeImports: true },
    },
    'src/api/shipped.ts': {
      schema: SCHEMA,
      documents: SHIPPED,
      plugins: [{ add: { content: "import type * as Types from './generated';" } }, 'typed-document-node'],
      config: { useTypeImports: true, importOperationTypesFrom: 'Types' },
    },
    'src/': {
      schema: SCHEMA,
      documents: OWN,
      preset: 'near-operation-file',
      presetConfig: { extension: '.documents.ts', baseTypesPath: 'api/generated.ts' },
      plugins: ['typed-document-node'],
      config: { useTypeImports: true, importOperationTypesFrom: 'Types' },
    },
  },
};

export default config;
