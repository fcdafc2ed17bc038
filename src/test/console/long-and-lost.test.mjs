import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { close, graphql, SERVICE, visit } from './browser.mjs';

after(close);

const MANY = 10_000;

test('ten thousand rows scroll to their end, and only those in sight exist', async () => {
  const name = (i) => `Zz${String(i).padStart(5, '0')}`;
  const rows = Array.from({ length: MANY }, (_, i) => `many-${i},PERSON,Max,${name(i)},max${i}@many.test`);
  const taken = await fetch(`${SERVICE}/import/members`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/csv' },
    body: ['external_id,kind,first_name,last_name,email', ...rows].join('\n'),
  });
  assert.equal(taken.status, 200);
  const { page, open, leave } = await visit();
  await open('/members?search=many.test');
  const last = page.getByText(`${name(MANY - 1)}, Max`);
  await page.getByRole('table').waitFor();
  await page.evaluate(() => {
    globalThis.frames_ = [];
    let before = performance.now();
    const frame = (now) => {
      globalThis.frames_.push(now - before);
      before = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  let most = 0;
  for (let turns = 0; turns < 2_000 && (await last.count()) === 0; turns++) {
    await page.mouse.wheel(0, 4_000);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    most = Math.max(most, await page.locator('tbody tr').count());
  }
  await last.waitFor();
  const frames = await page.evaluate(() => globalThis.frames_.sort((a, b) => a - b));
  const at = (share) => frames[Math.floor((frames.length - 1) * share)].toFixed(0);
  console.log(`Scrolling ${MANY} rows: at most ${most} rows exist; a frame takes ${at(0.5)} ms (median), ${at(0.95)} ms (95 %), ${at(1)} ms at most.`);
  assert.ok(most < 120, `${most} rows exist`);
  await leave();
});

test('a connection that is lost is shown, and what happened meanwhile is there when it is back', { skip: process.env.CONTROL === undefined }, async () => {
  const name = `lost${Date.now()}`;
  const { page, open } = await visit();
  await open(`/groups?search=${name}`);
  await page.getByText('No group is like this.').waitFor();
  await fetch(`${process.env.CONTROL}/kill`, { method: 'POST' });
  await page.getByText('The connection is lost.', { exact: false }).waitFor();
  await fetch(`${process.env.CONTROL}/start`, { method: 'POST' });
  await graphql('mutation ($input: SaveGroupInput!) { saveGroup(input: $input) { userErrors { message } } }', { input: { name, criteria: { tags: ['none'] } } });
  await page.getByRole('link', { name }).waitFor();
  await page.getByText('The connection is lost.', { exact: false }).waitFor({ state: 'detached' });
  // The browser notes that it could not connect; that is what happened.
  await page.context().close();
});
