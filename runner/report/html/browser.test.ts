/**
 * The page in a real Chromium, from a file: what people see, press and type; that nothing in it runs but its own script; that
 * 65,000 directives are there at once. `npm run test:browser` runs this file alone.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { expect } from 'chai';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { slowdown } from '../../system/patience.ts';
import { FLAGS, findChromium } from '../../web/testing/browser.ts';
import type { RunRecord } from '../records/record.ts';
import { failureAt, NASTY, nastyRun, ran, runOf } from '../testing/records.ts';
import { visible, visibleLine } from '../text/escape.ts';
import { htmlReport } from './html.ts';

describe('the HTML report in a browser', function () {
  this.timeout(60_000);
  const executablePath = findChromium();
  let dir: string;
  let browser: BrowserContext;
  let page: Page;
  /** What the page asked for, and what it complained of. */
  const requests: string[] = [];
  const complaints: string[] = [];

  before(async () => {
    if (executablePath === undefined) return;
    dir = mkdtempSync(join(tmpdir(), 'touchstone-html-'));
    browser = await chromium.launchPersistentContext(join(dir, 'profile'), { executablePath, args: [...FLAGS], headless: true });
    page = await browser.newPage();
    page.on('request', (r) => requests.push(r.url()));
    page.on('console', (m) => complaints.push(m.text()));
    page.on('pageerror', (e) => complaints.push(e.message));
    page.on('dialog', (d) => {
      complaints.push(`dialog ${d.message()}`);
      void d.dismiss();
    });
  });
  after(async () => {
    if (executablePath === undefined) return;
    await browser.close();
    await phones?.close();
    rmSync(dir, { recursive: true, force: true });
  });

  let phones: Browser | undefined;
  /** A page on a phone, 390 by 844, that is touched. */
  async function phone(run: RunRecord, hash = '', colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    phones ??= await chromium.launch({ executablePath: executablePath ?? '', args: [...FLAGS] });
    const context = await phones.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      colorScheme,
    });
    const touched = await context.newPage();
    writeFileSync(file(), await htmlReport(run));
    await touched.goto(pathToFileURL(file()).href + hash);
    await touched.waitForSelector('#report table');
    return touched;
  }

  const file = (): string => join(dir, 'report.html');
  async function show(run: RunRecord, hash = ''): Promise<void> {
    writeFileSync(file(), await htmlReport(run));
    requests.length = 0;
    complaints.length = 0;
    await page.goto('about:blank');
    await page.goto(pathToFileURL(file()).href + hash);
    await page.waitForSelector('#report table');
  }
  /** A test that needs the browser. */
  const drive = (title: string, body: () => Promise<void>): void => {
    it(`${title} (needs chromium)`, function () {
      return executablePath === undefined ? this.skip() : body();
    });
  };
  const texts = (selector: string): Promise<string[]> => page.locator(selector).allTextContents();
  const files = (): Promise<string[]> => texts('tr.file bdi');
  const count = (): Promise<string | null> => page.locator('.count').textContent();
  const rowTexts = async (): Promise<string[]> =>
    (await texts('tr.directive')).map((t) =>
      t
        .replaceAll(/\s+/g, ' ')
        .replace(/\(assert_return \(invoke "f\d+"\)\)/, '')
        .trim(),
    );
  /** The page answers what is typed after a moment. */
  async function eventually<T>(get: () => Promise<T>, wanted: T): Promise<void> {
    for (let i = 0; i < 100 && JSON.stringify(await get()) !== JSON.stringify(wanted); i++) await page.waitForTimeout(20);
    expect(await get()).deep.equal(wanted);
  }
  const chip = (name: string) => page.locator('button.chip', { hasText: new RegExp(`^${name}( \\d+)?$`) });

  const trap = failureAt(2, { got: 'trap: unreachable', class: 'trap', backtrace: ['inner (wasm offset 0x2f) a.wast:1:9'] });
  const two = runOf([
    ran('a.wast', 'native', 'pfsp', { failures: [trap] }),
    ran('a.wast', 'v8', 'ppsf'),
    ran('b.wast', 'native', 'ppp'),
    ran('b.wast', 'v8', 'psp'),
    { ...ran('c.wast', 'native', 'sss'), file: { name: 'c.wast', kind: 'script', suites: ['gc'] } },
  ]);

  drive('shows failures first, with expected, got, source and backtrace', async () => {
    await show(two);
    expect(await page.title()).equal('✗ 2 failed – Touchstone');
    expect(await files()).deep.equal(['a.wast']);
    expect(await rowTexts()).deep.equal(['2:1 ✗ failed✓ passed', '4:1 ✓ passed✗ failed']);
    const detail = page.locator('tr.detail').first();
    expect(await detail.locator('dd').allTextContents()).deep.equal([
      'i32 1',
      'trap: unreachable',
      'inner (wasm offset 0x2f) a.wast:1:9',
    ]);
    expect(await detail.locator('pre.source').textContent()).equal(
      '     2 | (assert_return (invoke "f") (i32.const 1))\n       | ^',
    );
    expect(await texts('th')).deep.equal(['file', 'native', 'v8']);
    expect(await count()).equal('1 of 3 files, 2 directives');
  });

  drive('a failure that was expected is a skip with its reason, and a disagreement', async () => {
    await show(runOf([ran('a.wast', 'native', 'pps'), ran('a.wast', 'v8', 'pxs')]));
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await texts('tr.file td.engine')).deep.equal(['✓ 2– 113 ms', '✓ 1– 213 ms']);
    await chip('engines disagree').click();
    expect(await rowTexts()).deep.equal(['2:1 ✓ passed– skippedfails as expected: old']);
    await chip('engines disagree').click();
  });

  drive('filters by status, suite, kind and disagreement, and searches', async () => {
    await show(two);
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await files()).deep.equal(['a.wast', 'b.wast', 'c.wast']);
    expect(await texts('tr.file td.engine')).deep.equal([
      '✓ 2✗ 1– 113 ms',
      '✓ 2✗ 1– 113 ms',
      '✓ 313 ms',
      '✓ 2– 113 ms',
      '– 313 ms',
      'not run',
    ]);
    await chip('engines disagree').click();
    expect(await rowTexts()).deep.equal(['2:1 ✗ failed✓ passed', '4:1 ✓ passed✗ failed']);
    await chip('engines disagree').click();
    await chip('gc').click();
    expect(await files()).deep.equal(['c.wast']);
    await chip('gc').click();
    await chip('skipped').click();
    expect(await files()).deep.equal(['a.wast', 'b.wast', 'c.wast']);
    expect((await rowTexts())[0]).equal('3:1 – skippedneeds gc– skippedneeds gc');
    await chip('skipped').click();
    await page.getByRole('searchbox').fill('UNREACHABLE');
    await eventually(rowTexts, ['2:1 ✗ failed✓ passed']);
    await page.getByRole('searchbox').fill('b.wast f2');
    await eventually(rowTexts, ['3:1 ✓ passed✓ passed']);
    // What is asked for stands in the address.
    expect(page.url()).match(/#q=b\.wast\+f2$/);
    await show(two, '#status=skipped&suite=gc');
    expect(await files()).deep.equal(['c.wast']);
    expect(await chip('skipped').getAttribute('aria-pressed')).equal('true');
  });

  drive('is used from the keyboard', async () => {
    await show(two, '#all=1');
    await page.locator('button.row').first().focus();
    await page.keyboard.press('ArrowRight');
    expect((await rowTexts()).length).equal(4);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await texts('tr.detail h2')).deep.equal(['nativea.wast:2:1 · trap, phase execute']);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowLeft');
    expect((await rowTexts()).length).equal(0);
    await page.keyboard.press('/');
    await page.keyboard.type('c.wast');
    await eventually(files, ['c.wast']);
  });

  drive('shows what is known of crashed files, and of reports without detail', async () => {
    const { directives: _, ...counted } = ran('plain.wast', 'native', 'ppfs').result;
    await show(
      runOf([
        { ...ran('plain.wast', 'native', ''), result: counted },
        ran('crash.wast', 'native', 'pff', { failures: [failureAt(2, { got: 'the process died: signal SIGSEGV' })] }),
        ran('fault.wast', 'native', 'p', { fault: 'touchstone bug: x' }),
      ]),
      '#status=failed',
    );
    expect(await files()).deep.equal(['plain.wast', 'crash.wast', 'fault.wast']);
    expect(await texts('tr.detail h2')).include('nativenot reached');
    expect(await texts('tr.detail pre')).include('native: touchstone bug: x');
  });

  drive('loads nothing, and runs nothing but its own script', async () => {
    const all = Object.values(NASTY);
    const runs = all.map(nastyRun);
    const run: RunRecord = {
      ran: runs.flatMap((r) => r.ran),
      engines: all,
      settings: Object.fromEntries(runs.flatMap((r) => Object.entries(r.settings))),
      suites: all,
      interrupted: false,
    };
    await show(run, '#status=failed');
    const seen = all.map(visibleLine);
    expect(await files()).deep.equal(seen);
    expect(await texts('th bdi')).deep.equal(seen);
    expect(await texts('button.chip bdi')).include.members(seen);
    expect(await texts('.column')).deep.equal(seen);
    const rows = page.locator('tr.directive button.row');
    for (let i = 0; i < all.length; i++) await rows.nth(i).press('Enter');
    const got = await texts('tr.detail dd pre');
    expect(got).deep.equal(all.flatMap((t) => [visible(t), visible(t), `${visibleLine(t)}\n${visibleLine(t)}`, visibleLine(t)]));
    expect(await page.evaluate("'hacked' in window")).equal(false);
    expect(await page.locator('img, iframe, object, link, script:not([type])').count()).equal(0);
    expect(requests).deep.equal([pathToFileURL(file()).href]);
    expect(complaints).deep.equal([]);
    // The policy is no decoration: a script that somebody smuggled in does not run.
    writeFileSync(file(), (await htmlReport(two)).replace('</header>', '<script>window.hacked = 1</script></header>'));
    await page.goto(pathToFileURL(file()).href);
    await page.waitForSelector('#report table');
    expect(await page.evaluate("'hacked' in window")).equal(false);
    expect(complaints.join()).match(/Content Security Policy/);
  });

  const three = runOf([
    ...[ran('a.wast', 'native', 'pfsp', { failures: [trap] }), ran('a.wast', 'v8:/opt/a-long-path-to/some/bin/node', 'ppsf')],
    ran('a.wast', 'wabt', 'sssp'),
    ran('proposals/custom-descriptors/a-file-with-a-long-name-of-its-own.wast', 'wabt', 'pp'),
  ]);

  drive('has failures before plots, and opens wherever a row is pressed', async () => {
    await show(three);
    const top = async (selector: string): Promise<number> => (await page.locator(selector).first().boundingBox())?.y ?? -1;
    expect(await top('tr.file')).within(0, 500);
    expect(await top('#plots')).above(await top('tr.directive'));
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.locator('tr.file').first().locator('td.engine').nth(2).click();
    const rows = page.locator('tr.directive');
    expect(await rows.count()).equal(4);
    for (const [row, cell] of [
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 1],
    ] as const) {
      await rows.nth(row).locator('td.engine').nth(cell).click();
      expect(await page.locator('tr.detail').count(), `${row} ${cell}`).equal(1);
      expect(await page.locator('tr.detail .about code').textContent()).equal(`(assert_return (invoke "f${row}"))`);
      await rows.nth(row).locator('td.engine').nth(cell).click();
      expect(await page.locator('tr.detail').count()).equal(0);
    }
    await rows.nth(2).locator('button').click();
    expect(await texts('tr.detail li')).deep.equal([
      ...['native – skippedneeds gc', 'v8:/opt/a-long-path-to/some/bin/node – skippedneeds gc', 'wabt – skippedneeds gc'],
    ]);
    // Names have room, with however many engines.
    const many = runOf(['a', 'b', 'c', 'd', 'e', 'f'].map((engine) => ran('a.wast', engine, 'pf')));
    await show(many);
    expect((await page.locator('tr.directive td').first().boundingBox())?.width).above(350);
  });

  drive('a directive has an address of its own, which survives edits', async () => {
    const id = '0123456789';
    const named = ran('a.wast', 'native', 'ppp');
    const directives = named.result.directives?.map((d, i) => ({ ...d, id: ['aaaaaaaaaa', id, `${id}.2`][i] ?? '' })) ?? [];
    const run = runOf([
      { ...named, file: { ...named.file, id: 'spec:a.wast' }, result: { ...named.result, directives } },
      ran('b.wast', 'native', 'pf'),
    ]);
    for (const [which, line] of [
      [id, '2:1'],
      [`${id}.2`, '3:1'],
    ] as const) {
      await show(run, `#id=${encodeURIComponent(`spec:a.wast#${which}`)}`);
      expect(await rowTexts(), which).deep.equal([`${line} ✓ passed`]);
      expect(await texts('tr.detail .id')).deep.equal([`spec:a.wast#${which}`]);
      expect(await page.locator('tr.detail .id').getAttribute('href')).equal(`#id=${encodeURIComponent(`spec:a.wast#${which}`)}`);
      expect(page.url()).match(/#id=spec%3Aa\.wast%230123456789/);
    }
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await files()).deep.equal(['a.wast', 'b.wast']);
  });

  drive('says who ran it', async () => {
    const origin = {
      touchstone: '1.2.3',
      commit: 'abcdef0123456789',
      node: '20.1.0',
      command: ['test', '--suite=<b>'],
      host: 'h',
      date: 'then',
    };
    await show({ ...two, origins: [origin] });
    expect(await texts('.origins li')).deep.equal(['Touchstone 1.2.3 (abcdef012345), Node 20.1.0, on h, then test --suite=<b>']);
    expect((await texts('.settings li'))[1]).equal('v8 4 passed 1 failed 2 skipped messages prefix');
  });

  drive('on a phone names have their room, details open by touch, and nothing is wider than the screen', async () => {
    const touched = await phone(three, '#all=1');
    const width = async (selector: string, nth = 0): Promise<number> =>
      (await touched.locator(selector).nth(nth).boundingBox())?.width ?? 0;
    expect(await width('tr.file td')).above(300);
    await touched.locator('tr.file').first().locator('td.engine').nth(1).tap();
    const row = touched.locator('tr.directive').nth(1);
    expect(await width('tr.directive td')).above(300);
    expect((await touched.locator('tr.directive button.row code').first().boundingBox())?.width).above(150);
    // Whose mark it is stands beside it.
    const cell = "document.querySelectorAll('tr.directive')[1].querySelectorAll('td.engine')[2]";
    const label = await touched.evaluate(`getComputedStyle(${cell}, '::before').content`);
    expect(label).equal('"wabt"');
    await row.locator('td.engine').nth(0).tap();
    expect((await touched.locator('tr.detail dd').allTextContents()).slice(0, 2)).deep.equal(['i32 1', 'trap: unreachable']);
    expect(await width('tr.detail dd')).above(250);
    await row.locator('button').tap();
    expect(await touched.locator('tr.detail').count()).equal(0);
    await touched.locator('tr.directive').nth(0).locator('button').tap();
    expect(await touched.locator('tr.detail').count()).equal(1);
    expect(await touched.evaluate('document.documentElement.scrollWidth')).equal(390);
    // Fingers are wide.
    for (const box of await touched.locator('button.row, button.chip, button.plain').all())
      expect((await box.boundingBox())?.height).least(36);
    await touched.context().close();
  });

  drive('is accessible on a phone, in light and dark, as far as axe can tell', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const touched = await phone(three, '#status=failed&status=skipped', colorScheme);
      await touched.evaluate(axe.source);
      const { violations } = (await touched.evaluate('axe.run()')) as axe.AxeResults;
      expect(
        violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`),
        colorScheme,
      ).deep.equal([]);
      await touched.context().close();
    }
  });

  drive('is accessible, in light and dark, as far as axe can tell', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await show(two, '#status=failed&status=skipped');
      await page.evaluate(axe.source);
      const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
      expect(
        violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`),
        colorScheme,
      ).deep.equal([]);
    }
  });

  drive('has 65,000 directives within two seconds, and searches them', async () => {
    const many = Array.from({ length: 260 }, (_, i) =>
      ran(`file${i}.wast`, 'native', i % 50 === 0 ? 'pf'.repeat(125) : 'p'.repeat(250)),
    );
    await show(runOf(many));
    expect(statSync(file()).size).below(4e6);
    const times: number[] = [];
    for (let i = 0; i < 3; i++) {
      const start = performance.now();
      await page.reload();
      await page.waitForSelector('#report table');
      times.push(performance.now() - start);
    }
    expect(await count()).equal('6 of 260 files, 750 directives');
    await page.getByRole('searchbox').fill('"f249"');
    await eventually(count, '6 of 260 files, 6 directives');
    await chip('failed').click();
    expect(await count()).equal('260 of 260 files, 260 directives');
    expect(Math.min(...times)).below(2000 * slowdown());
    // The rest of an open file comes when one scrolls there.
    await show(runOf([ran('long.wast', 'native', 'p'.repeat(1500))]), '#all=1');
    await page.locator('button.row').click();
    expect(await page.locator('tr.directive').count()).below(1000);
    for (let i = 0; i < 100 && (await page.locator('tr.directive').count()) < 1500; i++) {
      await page.evaluate('scrollTo(0, document.body.scrollHeight)');
      await page.waitForTimeout(30);
    }
    expect(await page.locator('tr.directive').count()).equal(1500);
  });

  drive('has its totals and plots before any script runs', async () => {
    const quiet = await (
      browser.browser() ?? (await chromium.launch({ executablePath: executablePath ?? '', args: [...FLAGS] }))
    ).newContext({
      javaScriptEnabled: false,
    });
    const still = await quiet.newPage();
    writeFileSync(file(), await htmlReport(two));
    await still.goto(pathToFileURL(file()).href);
    expect((await still.locator('.totals').textContent())?.replaceAll(/\s+/g, ' ')).equal(
      '9 passed 2 failed 6 skipped in 3 files',
    );
    expect(await still.locator('figure').first().locator('title').allTextContents()).deep.equal([
      'core on native: 5 passed, 1 failed, 1 skipped',
      'core on v8: 4 passed, 1 failed, 2 skipped',
      'gc on native: 0 passed, 0 failed, 3 skipped',
    ]);
    expect(await still.locator('noscript').textContent()).match(/JavaScript/);
    await quiet.close();
  });
});
