import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { close, graphql, SERVICE, visit } from './browser.mjs';
import { pages } from './pages.mjs';

after(close);

async function token(role) {
  const { createApiToken } = await graphql(
    'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret apiToken { id } userErrors { message } } }',
    { input: { name: `console ${role}`, role } },
  );
  assert.deepEqual(createApiToken.userErrors, []);
  return createApiToken;
}

/** What changes something, by the names of its buttons and links. */
const CHANGES = /^(New|Save|Delete|Erase|Edit|Sync|Import|Connect|Disconnect|Pause|Resume|Run now|Compare|Distrust|Send|Create|Rotate|Revoke|Stop)\b/;

/** What is offered in the page and can be chosen. */
async function offered(page) {
  const found = [];
  for (const role of ['button', 'link', 'switch']) {
    for (const control of await page.getByRole('main').getByRole(role).all()) {
      const words = ((await control.getAttribute('aria-label')) ?? (await control.innerText())).trim();
      if ((role === 'switch' || CHANGES.test(words)) && (await control.isEnabled())) {
        found.push(words);
      }
    }
  }
  return found;
}

test('a viewer sees every page, is offered nothing that a viewer may not do, and meets no refusal', async () => {
  const { secret } = await token('VIEWER');
  const { page, open, leave } = await visit({ token: secret });
  const refused = [];
  page.on('response', async (response) => {
    if (response.url().endsWith('/graphql') && (await response.text().catch(() => '')).includes('FORBIDDEN')) {
      refused.push(response.request().postData());
    }
  });
  const { tokens, audit, import: imports, 'new group': newGroup, ...open_to_all } = await pages(graphql);
  for (const [name, path] of Object.entries(open_to_all)) {
    await open(path);
    await page.getByRole('main').waitFor();
    await page.waitForLoadState('networkidle');
    assert.deepEqual(await offered(page), [], name);
  }
  const ways = await page.getByRole('navigation', { name: 'Pages' }).getByRole('link').allInnerTexts();
  assert.ok(!ways.includes('API tokens') && !ways.includes('Audit trail') && !ways.includes('Import'), String(ways));
  assert.deepEqual(refused, []);
  await leave();
  // And whoever may is offered it.
  const admin = await visit();
  for (const [path, words] of [['/groups', 'New group'], ['/accounts', 'Compare now'], ['/schedule', /^Run now/], [open_to_all.member, 'Edit']]) {
    await admin.open(path);
    await admin.page.getByRole('main').getByText(words).or(admin.page.getByRole('button', { name: words })).first().waitFor();
    assert.notDeepEqual(await offered(admin.page), [], path);
  }
  await admin.leave();
});

test('a token that is revoked leads to the sign-in page, which says so', async () => {
  const { secret, apiToken } = await token('VIEWER');
  const { page, open } = await visit({ token: secret });
  await open('/groups');
  await page.getByRole('link', { name: 'Board' }).waitFor();
  await graphql('mutation ($input: RevokeApiTokenInput!) { revokeApiToken(input: $input) { userErrors { message } } }', { input: { id: apiToken.id } });
  await page.getByText(/does not know this token/).waitFor();
  // That the browser notes the refusals is what it should do.
  await page.context().close();
});

test('a page of another site can neither post nor listen', async () => {
  const site = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Elsewhere</title>'));
  await new Promise((resolve) => site.listen(0, '127.0.0.1', resolve));
  const { page } = await visit();
  await page.goto(`http://localhost:${site.address().port}/`);
  const name = `foreign${Date.now()}`;
  const mutation = JSON.stringify({ query: `mutation { saveGroup(input: {name: "${name}", criteria: {}}) { outcome } }` });
  const outcomes = await page.evaluate(
    async ([service, body]) => {
      const post = (options) => fetch(`${service}/graphql`, { method: 'POST', body, ...options }).then(
        async (answer) => `answered ${answer.type} ${answer.status}`,
        () => 'refused',
      );
      const listen = (url) =>
        new Promise((resolve) => {
          const socket = new WebSocket(url, 'graphql-transport-ws');
          socket.onopen = () => resolve('opened');
          socket.onerror = () => resolve('refused');
        });
      const form = (type) => {
        const frame = document.createElement('iframe');
        frame.name = `frame${type.length}`;
        document.body.append(frame);
        const element = document.createElement('form');
        Object.assign(element, { action: `${service}/graphql`, method: 'post', enctype: type, target: frame.name });
        const input = document.createElement('input');
        Object.assign(input, { name: body.slice(0, -1) + ',"x":"', value: '"}' });
        element.append(input);
        document.body.append(element);
        return new Promise((resolve) => {
          frame.onload = () => resolve('sent');
          element.submit();
        });
      };
      return {
        json: await post({ headers: { 'Content-Type': 'application/json' } }),
        text: await post({ headers: { 'Content-Type': 'text/plain' } }),
        blind: await post({ mode: 'no-cors' }),
        beacon: navigator.sendBeacon(`${service}/graphql`, new Blob([body], { type: 'text/plain' })),
        form: await form('text/plain'),
        socket: await listen(service.replace('http', 'ws') + '/graphql'),
      };
    },
    [SERVICE, mutation],
  );
  assert.equal(outcomes.json, 'refused');
  assert.equal(outcomes.text, 'refused');
  assert.equal(outcomes.socket, 'refused');
  const { groups } = await graphql('query ($name: String) { groups(search: $name) { totalCount } }', { name });
  assert.equal(groups.totalCount, 0, JSON.stringify(outcomes));
  await page.context().close();
  site.close();
});
