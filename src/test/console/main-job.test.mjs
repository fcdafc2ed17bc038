import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { close, graphql, picture, sandbox, tabTo, visit } from './browser.mjs';

after(close);

/** People of a tag of their own; one has an address that the provider takes for made up, one row has no key. */
function csv(tag) {
  return [
    'external_id,kind,first_name,last_name,email,tags',
    ...Array.from({ length: 12 }, (_, i) => `${tag}-${i},PERSON,Ann${i},Sample,ann${i}@${tag}.test,${tag}`),
    `${tag}-bad,PERSON,Ben,Sample,ben.${tag}@example.com,${tag}`,
    `,PERSON,Nobody,Sample,nobody@${tag}.test,${tag}`,
  ].join('\n');
}

const file = (tag) => ({ name: `${tag}.csv`, mimeType: 'text/csv', buffer: Buffer.from(csv(tag)) });

/** Opens the choice that has the focus, and goes down to an option as far as it takes. */
async function choose(page, name) {
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name }).waitFor();
  for (let presses = 0; presses < 20; presses++) {
    const here = page.locator('[role=option][data-combobox-selected]');
    if ((await here.count()) > 0 && (await here.first().innerText()).startsWith(name)) {
      await page.keyboard.press('Enter');
      await page.getByRole('option', { name }).waitFor({ state: 'hidden' });
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`The arrow keys do not lead to ${name}.`);
}

async function text(download) {
  const parts = [];
  for await (const part of await download.createReadStream()) {
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Slow enough for the spinners to be seen. */
const slowly = () => sandbox('PUT', 'latency', { provider: 'mailchimp', millis: 700 });
const quickly = () => sandbox('PUT', 'latency', { provider: 'mailchimp', millis: 0 });

test('the main job by mouse: import, preview, save, watch it sync, fix what failed, and see it synced', async () => {
  const tag = `mouse${Date.now()}`;
  const { page, open, leave } = await visit();
  const onlooker = await visit();
  await open('/import');
  await page.getByLabel('CSV file').setInputFiles(file(tag));
  await page.getByRole('button', { name: 'Import 14 rows' }).waitFor();
  await picture(page, 'import');
  await page.getByRole('button', { name: 'Import 14 rows' }).click();
  await page.getByRole('table', { name: 'Rejected values' }).waitFor();
  await page.getByText('The file is imported').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download as CSV' }).click()]);
  assert.match(await text(download), /external_id/);

  await slowly();
  await onlooker.open(`/groups?search=${tag}`);
  await open('/groups/new');
  await page.getByRole('textbox', { name: 'Name' }).fill(tag);
  await page.getByLabel('Tags').first().fill(tag);
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'List at Mailchimp' }).click();
  await page.getByRole('option', { name: /A new one/ }).click();
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByText('13 would join').waitFor();
  await picture(page, 'preview');
  await page.getByRole('button', { name: 'Save' }).click();

  await page.getByRole('region', { name: 'Mailchimp' }).getByText(/Syncing/).waitFor();
  await picture(page, 'syncing');
  await page.getByRole('region', { name: 'Mailchimp' }).getByText(/12 emails synced, 1 failed/).waitFor();
  await quickly();

  // Who was looking at the list all the time sees it without doing anything.
  const row = onlooker.page.getByRole('row').filter({ hasText: tag });
  await row.getByText('1 failed').first().waitFor();

  await page.getByRole('combobox', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'Failed' }).click();
  const failed = page.getByRole('row').filter({ hasText: 'example.com' });
  await failed.getByText('Failed').waitFor();
  await picture(page, 'failed');
  await failed.getByRole('link', { name: 'Sample, Ben' }).click();
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Email', exact: true }).fill(`ben@${tag}.test`);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Edit' }).waitFor();
  await picture(page, 'mended');

  await open(`/groups/${tag}/email-sync?search=ben`);
  const mended = page.getByRole('row').filter({ hasText: `ben@${tag}.test` });
  await mended.getByRole('button', { name: /Sync Email/ }).click();
  await mended.getByText('Contact synced').waitFor();
  await page.getByRole('region', { name: 'Mailchimp' }).getByText('13 emails synced').waitFor();
  // Without a reload: the list hears of it.
  await row.getByText('13 emails synced').waitFor();
  await onlooker.leave();
  await leave();
});

test('the main job by keyboard alone', async () => {
  const tag = `keys${Date.now()}`;
  const { page, open, leave } = await visit();
  await open('/import');
  await tabTo(page, 'button', 'CSV file');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')]);
  await chooser.setFiles(file(tag));
  await tabTo(page, 'button', 'Import 14 rows');
  await page.keyboard.press('Enter');
  await page.getByRole('table', { name: 'Rejected values' }).waitFor();

  await tabTo(page, 'link', 'Groups');
  await page.keyboard.press('Enter');
  await tabTo(page, 'link', 'New group');
  await page.keyboard.press('Enter');
  await tabTo(page, 'textbox', 'Name');
  await page.keyboard.type(tag);
  await tabTo(page, 'combobox', 'Tags');
  await page.keyboard.type(tag);
  await page.keyboard.press('Enter');
  await tabTo(page, 'combobox', 'List at Mailchimp');
  await choose(page, 'A new one');
  await tabTo(page, 'button', 'Preview');
  await page.keyboard.press('Enter');
  await page.getByText('13 would join').waitFor();
  await tabTo(page, 'button', 'Save');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Mailchimp' }).getByText(/12 emails synced, 1 failed/).waitFor();

  await tabTo(page, 'searchbox', 'Search');
  await page.keyboard.type('ben');
  await tabTo(page, 'link', 'Sample, Ben');
  await page.keyboard.press('Enter');
  await tabTo(page, 'link', 'Edit');
  await page.keyboard.press('Enter');
  await tabTo(page, 'textbox', /^Email$/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(`ben@${tag}.test`);
  await tabTo(page, 'button', 'Save');
  await page.keyboard.press('Enter');
  await tabTo(page, 'link', tag);
  await page.keyboard.press('Enter');
  await tabTo(page, 'tab', 'Details');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, 'searchbox', 'Search');
  await page.keyboard.type('ben');
  await tabTo(page, 'button', `Sync Email of ben@${tag}.test`);
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Mailchimp' }).getByText('13 emails synced').waitFor();
  await leave();
});

test('two people who change one group are told of each other', async () => {
  const name = `conflict${Date.now()}`;
  await graphql('mutation ($input: SaveGroupInput!) { saveGroup(input: $input) { userErrors { message } } }', { input: { name, criteria: { tags: ['none'] } } });
  const { page, open, leave } = await visit();
  await open(`/groups/${name}/details`);
  await page.getByRole('textbox', { name: 'Description' }).fill('Mine');
  const { group } = await graphql('query ($slug: String!) { group(slug: $slug) { id } }', { slug: name });
  await graphql('mutation ($input: SaveGroupInput!) { saveGroup(input: $input) { userErrors { message } } }', {
    input: { id: group.id, name, description: 'Theirs', criteria: { tags: ['none'] } },
  });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Somebody else saved this group meanwhile').waitFor();
  await page.getByText('Description: – → Theirs').waitFor();
  await page.getByText('Description: – → Mine').waitFor();
  await page.getByRole('button', { name: 'Save mine over theirs' }).click();
  await page.getByText(/^Saved\. Members/).waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'Description' }).inputValue(), 'Mine');
  await leave();
});
