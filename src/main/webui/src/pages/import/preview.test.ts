import { expect, test } from 'vitest';
import { judge } from './columns';
import { look, LOOKED_AT_BYTES } from './preview';

test('columns are known in capitals and between spaces, own ones by their beginning', () => {
  expect(judge([' External_ID ', 'custom:Shirt', 'e-mail', 'First Name', 'emial', 'shoe size', 'EMAIL', 'email', 'custom:'])).toEqual([
    { name: 'External_ID', is: 'known' },
    { name: 'custom:Shirt', is: 'own' },
    { name: 'e-mail', is: 'unknown', meant: 'email' },
    { name: 'First Name', is: 'unknown', meant: 'first_name' },
    { name: 'emial', is: 'unknown', meant: 'email' },
    { name: 'shoe size', is: 'unknown' },
    { name: 'EMAIL', is: 'known' },
    { name: 'email', is: 'twice' },
    { name: 'custom:', is: 'unknown' },
  ]);
});

test('a small file is counted, quotes and line breaks included', async () => {
  const seen = await look(new Blob(['\uFEFFexternal_id,email\r\na,"x, ""y""\nz"\r\n\r\nb\r\n,c@example.org\r\n']));
  expect(seen.rows).toEqual([['a', 'x, "y"\nz'], ['b'], ['', 'c@example.org']]);
  expect(seen).toMatchObject({ count: 3, estimated: false, stops: [] });
  expect(seen.doubts).toHaveLength(2);
});

test('a large file is read in part, and its rows are estimated', async () => {
  const row = `p-1,${'ä'.repeat(49)}\n`;
  const rows = Math.ceil((3 * LOOKED_AT_BYTES) / new TextEncoder().encode(row).length);
  const seen = await look(new Blob(['external_id,email\n', row.repeat(rows)]));
  expect(seen.estimated).toBe(true);
  expect(seen.stops).toEqual([]);
  expect(seen.doubts).toEqual([]);
  expect(Math.abs(seen.count - rows) / rows).toBeLessThan(0.02);
});

test('what the service would not take is told before', async () => {
  expect((await look(new Blob([new Uint8Array([0x65, 0xe4, 0x0a])]))).stops[0]).toContain('not UTF-8');
  expect((await look(new Blob(['external_id;email\na;b\n']))).stops[0]).toContain('semicolons');
  expect((await look(new Blob(['email,nmae\nb,c\n']))).stops).toEqual([
    'The column external_id is missing, which tells whose row it is; the first line must be the header.',
    'The column “nmae” is unknown; name a field of your own custom:<name>, or take the column out.',
  ]);
  expect((await look(new Blob(['external_id,email\na,"b\n']))).stops).toEqual(['A quote that opens is never closed.']);
  expect((await look(new Blob([]))).stops[0]).toContain('empty');
});
