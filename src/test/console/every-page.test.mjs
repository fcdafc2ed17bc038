import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';
import { close, DESKTOP, graphql, PHONE, picture, visit } from './browser.mjs';
import { pages } from './pages.mjs';

after(close);

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const ALL = await pages(graphql);

/** What the page was waiting for is there. */
async function settled(page, name) {
  await page.locator('main').waitFor().catch((error) => {
    throw new Error(`${name} is not shown`, { cause: error });
  });
  await page.waitForFunction(() => document.querySelector('h1, [role=alert]') !== null || document.body.innerText.includes('no page'));
  await page.waitForFunction(() => !/Reading .* …/.test(document.body.innerText));
  await page.waitForLoadState('networkidle');
}

/** Brings axe-core in by hand: as a script of the page its policy would refuse it. */
async function axe(page) {
  await page.evaluate(await import('node:fs/promises').then((fs) => fs.readFile(AXE, 'utf8')));
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing on any page, ${colorScheme}`, async () => {
    const { page, open, leave } = await visit({ colorScheme });
    for (const [name, path] of Object.entries(ALL)) {
      await open(path);
      await settled(page, name);
      assert.deepEqual(await axe(page), [], name);
      await picture(page, `${name}-${colorScheme}`);
    }
    await leave();
  });
}

test('a phone scrolls no page sideways and covers no control', async () => {
  const { page, open, leave } = await visit({ viewport: PHONE });
  for (const [name, path] of Object.entries(ALL)) {
    await open(path);
    await settled(page, name);
    await picture(page, `${name}-phone`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${name} is ${wide} px too wide`);
    assert.deepEqual(await page.evaluate(covered), [], name);
  }
  await leave();
});

/** Runs in the page: controls that nobody can hit, even when they are scrolled into the middle of the window. */
function covered() {
  const found = [];
  const shown = document.querySelector('[role=dialog]') ?? document.querySelector('main');
  for (const control of shown.querySelectorAll('button, a, input, textarea')) {
    if (control.disabled || control.type === 'file' || control.type === 'hidden' || control.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) === false) {
      continue;
    }
    control.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = control.getBoundingClientRect();
    if (width === 0 || height === 0) {
      continue;
    }
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    const label = control.labels?.[0];
    if (hit === null || !(control.contains(hit) || hit.contains(control) || label?.contains(hit))) {
      found.push(`${control.outerHTML.slice(0, 120)} under ${hit?.outerHTML.slice(0, 80)}`);
    }
  }
  return found;
}

test('the menu of a phone leads to every page', async () => {
  const { page, open, leave } = await visit({ viewport: PHONE });
  await open('/groups');
  for (const name of ['Members', 'Email Sync report', 'Import', 'Accounts', 'Schedule', 'Daily Digest', 'API tokens', 'Audit trail', 'Groups']) {
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { level: 1 }).filter({ hasText: name }).waitFor();
  }
  await leave();
});

test('the first page takes at most 220 kB', async () => {
  const { page, open, leave } = await visit({ viewport: DESKTOP });
  const session = await page.context().newCDPSession(page);
  const sizes = new Map();
  await session.send('Network.enable');
  const files = new Map();
  session.on('Network.responseReceived', ({ requestId, response }) => response.url.includes('/console') && files.set(requestId, response.url));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => files.has(requestId) && sizes.set(files.get(requestId), encodedDataLength));
  await open('/groups');
  await settled(page);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  console.log(`The first page: ${(total / 1000).toFixed(1)} kB in ${sizes.size} files.`);
  assert.ok(sizes.size > 2);
  assert.ok(total <= 220_000, JSON.stringify([...sizes]));
  await leave();
});
