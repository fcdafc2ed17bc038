import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright-core';

/** Where the service is; ConsoleIT starts it. */
export const SERVICE = process.env.ROLLCALL_URL ?? 'http://127.0.0.1:8080';

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

/** Ends the browser; pages that are still open belong to a test that failed, and are shown as they were. */
export async function close() {
  for (const [i, page] of browser.contexts().flatMap((context) => context.pages()).entries()) {
    await picture(page, `failed-${i}`);
  }
  await browser.close();
}

export const DESKTOP = { width: 1280, height: 860 };
export const PHONE = { width: 375, height: 740 };

/** A new person at a new browser, who complains about every error that the page's console has, and every violation of its policy. */
export async function visit({ viewport = DESKTOP, colorScheme = 'light', token } = {}) {
  const context = await browser.newContext({ viewport, colorScheme, acceptDownloads: true });
  const complaints = [];
  if (token !== undefined) {
    await context.addInitScript((value) => sessionStorage.setItem('rollcall.token', value), token);
  }
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  return {
    page,
    complaints,
    open: (path) => page.goto(`${SERVICE}/console${path}`),
    /** Ends the visit; there is nothing to complain about. */
    async leave() {
      await context.close();
      assert.deepEqual(complaints, []);
    },
  };
}

export async function graphql(query, variables = {}, headers = {}) {
  const answer = await fetch(`${SERVICE}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

/** Has the simulated provider do something. */
export async function sandbox(method, path, body) {
  const answer = await fetch(`${SERVICE}/sandbox/control/${path}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
}

/** Those that the README shows. */
const PICTURES = ['groups-light', 'why-light', 'preview', 'report-light', 'groups-phone'];

/** A picture for the README, where one is asked for, or of what failed. */
export async function picture(page, name) {
  const folder = process.env.SCREENSHOTS;
  if (folder !== undefined && (PICTURES.includes(name) || name.startsWith('failed-'))) {
    await mkdir(folder, { recursive: true });
    await page.screenshot({ path: `${folder}/${name}.png` });
  }
}

/** Goes on by the Tab key until what has this role and name has the focus. */
export async function tabTo(page, role, name) {
  const wanted = page.getByRole(role, { name }).first();
  await wanted.waitFor();
  for (let presses = 0; presses < 150; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) {
      return wanted;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not lead to the ${role} ${name}.`);
}
