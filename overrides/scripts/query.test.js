import { strict as assert } from 'node:assert';
import { withQuery } from './query.js';

Deno.test('values take the place of those with their names, and all else stays', () => {
  const address = withQuery('https://a.example/b/?niva=lokal&jamfor=x&annat=1#c', {
    niva: '',
    jamfor: ['iop', 'lov'],
    pengar: 'ja',
  });
  assert.equal(address, 'https://a.example/b/?annat=1&jamfor=iop&jamfor=lov&pengar=ja#c');
});

Deno.test('nothing chosen leaves no mark', () => {
  assert.equal(withQuery('https://a.example/b/?a=1', { a: '', b: [] }), 'https://a.example/b/');
});
