import { deepEqual as same } from 'node:assert/strict';
import { filesFor, OfflineCopy, savedAs } from './offline-copy.js';

Deno.test('a page is saved as its folder, without what is asked of it', () => {
  same(savedAs('https://a.example/x/'), 'https://a.example/x/');
  same(savedAs('https://a.example/x/index.html?q=1#b'), 'https://a.example/x/');
  same(savedAs('https://a.example/index.html'), 'https://a.example/');
  same(savedAs('https://a.example/x/p.json?ts=17'), 'https://a.example/x/p.json');
  same(savedAs('https://a.example/x/my-index.html'), 'https://a.example/x/my-index.html');
});

Deno.test('a language needs its own files and those of every language', () => {
  /** @type {import('./offline.d.ts').KeptFile[]} */
  const filer = [['', 'a', 1, 1, 'sv'], ['en/', 'b', 1, 1, 'en'], ['assets/a.js', 'c', 1, 1, '']];
  const pathsFor = (/** @type {string[]} */ languages) =>
    filesFor({ version: '1', filer }, languages).map(([path]) => path);
  same(pathsFor(['sv']), ['', 'assets/a.js']);
  same(pathsFor(['en']), ['en/', 'assets/a.js']);
  same(pathsFor(['sv', 'en']), ['', 'en/', 'assets/a.js']);
});

Deno.test('what is saved has the path of the copy of the site in its name', () => {
  const names = ['https://a.example/', 'https://a.example/b/', 'https://a.example/b/c/']
    .map((scope) => new OfflineCopy(scope).prefix);
  for (const name of names) {
    same(names.filter((other) => other.startsWith(name)), [name]);
  }
});
