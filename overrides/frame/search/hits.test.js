import { strict as assert } from 'node:assert';
import { address, latest } from './hits.js';

const shown = {
  url: 'https://a.example/sida/',
  title: 'Gemensamma mål',
  description: '',
  heading: 'Följ upp',
  anchor: 'följ',
};

Deno.test('a hit leads to the heading that matched', () => {
  assert.equal(address(shown, 'uppföljning'), 'https://a.example/sida/#f%C3%B6lj');
});

Deno.test('a hit leads to the page where its title is what was asked for', () => {
  assert.equal(address(shown, 'GEMENSAMT mal'), shown.url);
  assert.equal(address({ ...shown, anchor: '' }, 'annat'), shown.url);
});

Deno.test('only the newest question is answered', async () => {
  /** @type {string[]} */
  const answered = [];
  await new Promise((done) => {
    const work = (/** @type {string} */ question) => Promise.resolve(question.toUpperCase());
    const ask = latest(0, work, (found, question) => {
      answered.push(`${question} ${found}`);
      done(null);
    }, () => answered.push('failed'));
    ask('ett');
    ask('två');
  });
  assert.deepEqual(answered, ['två TVÅ']);
});

Deno.test('a question that cannot be answered is told of', async () => {
  const failed = await new Promise((done) => {
    const ask = latest(0, () => Promise.reject(new Error()), () => done(false), () => done(true));
    ask();
  });
  assert.equal(failed, true);
});
