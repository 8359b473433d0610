/**
 * Drives Firefox by WebDriver BiDi. Each line of stdin is a command as JSON, {name, given}; each
 * line of stdout its answer, {value} or {error}. The first command is "start".
 */
import { createInterface } from 'node:readline';
import puppeteer from 'puppeteer-core';

let browser;
let page;
const faults = [];

const commands = {
  async start({ program, folder, patience }) {
    browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: program,
      headless: true,
      extraPrefsFirefox: {
        'browser.download.dir': folder,
        'browser.download.folderList': 2,
        'browser.download.useDownloadDir': true,
        // Readers' own setting, which puppeteer loosens: pages on a disk may not read each other.
        'security.fileuri.strict_origin_policy': true,
        'browser.helperApps.neverAsk.saveToDisk': 'text/plain,text/markdown,application/octet-stream',
      },
    });
    page = await browser.newPage();
    page.setDefaultTimeout(patience);
    await page.setViewport({ width: 1280, height: 900 });
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('dialog', (dialog) => dialog.accept());
    return browser.version();
  },
  open: async ({ address }) => {
    await page.goto(address);
  },
  run: ({ script, given }) => page.evaluate(new Function('given', script), given),
  click: async ({ selector }) => {
    const found = await page.waitForSelector(selector);
    await found.evaluate((one) => one.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await found.click();
  },
  type: async ({ selector, text }) => {
    await page.type(selector, text);
  },
  press: async ({ key }) => {
    await page.keyboard.press(key);
  },
  faults: () => faults,
  stop: async () => {
    await browser?.close();
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { name, given } = JSON.parse(line);
  let answer;
  try {
    answer = { value: (await commands[name](given)) ?? null };
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
  if (name === 'stop') break;
}
process.exit(0);
