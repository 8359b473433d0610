import { strict as assert } from 'node:assert';
import { crc32 as known, deflateRawSync, inflateRawSync } from 'node:zlib';
import { crc32, ZIP_LIMITS, zipContent, ZipError, zipFile, zipPart, zipParts } from './zip.js';

/** @param {string} text */
const bytesOf = (text) => new TextEncoder().encode(text);
const LONG = 'Vilka är ni? '.repeat(5000);

/** @param {Record<string, string | Uint8Array>} contents */
const made = async (contents) =>
  zipFile(
    await Promise.all(Object.entries(contents).map(([name, content]) => zipPart(name, content))),
  );

/**
 * @param {() => unknown} action
 * @param {string} code
 */
async function refuses(action, code) {
  await assert.rejects(
    async () => await action(),
    (error) => error instanceof ZipError && error.code === code,
  );
}

/**
 * Returns an archive with a number in its last directory line replaced.
 *
 * @param {Uint8Array} archive
 * @param {number} offset
 * @param {number} value
 * @param {number} [width]
 */
function altered(archive, offset, value, width = 4) {
  const copy = archive.slice();
  const view = new DataView(copy.buffer);
  let at = copy.length - 22;
  while (view.getUint32(at, true) !== 0x02014b50) at--;
  if (width === 2) view.setUint16(at + offset, value, true);
  else view.setUint32(at + offset, value, true);
  return copy;
}

Deno.test('the checksum is the one that others count', () => {
  for (const text of ['', 'a', LONG]) assert.equal(crc32(bytesOf(text)), known(bytesOf(text)));
});

Deno.test('what is packed comes back, in its order, and the same parts give the same bytes', async () => {
  const contents = { '[Content_Types].xml': '<a/>', 'word/långt.xml': LONG, 'tom.xml': '' };
  const archive = await made(contents);
  assert.deepEqual(await made(contents), archive);
  const parts = zipParts(archive);
  assert.deepEqual([...parts.keys()], Object.keys(contents));
  for (const [name, part] of parts) {
    const expected = contents[/** @type {keyof typeof contents} */ (name)];
    assert.equal(new TextDecoder().decode(await zipContent(part)), expected);
  }
  const long = parts.get('word/långt.xml');
  assert.ok(long && long.packed.length < LONG.length / 10);
  assert.equal(inflateRawSync(long.packed).toString(), LONG);
});

Deno.test('a part goes unchanged from one archive to another', async () => {
  const archive = await made({ 'a.xml': LONG, 'b.xml': 'b' });
  assert.deepEqual(zipFile(zipParts(archive).values()), archive);
});

Deno.test('a file with a comment after the directory is read', async () => {
  const archive = await made({ 'a.xml': LONG });
  const commented = new Uint8Array([...archive, 1, 2, 3]);
  new DataView(commented.buffer).setUint16(archive.length - 2, 3, true);
  assert.equal(zipParts(commented).size, 1);
});

Deno.test('what is no archive, or a broken one, is refused', async () => {
  const archive = await made({ 'a.xml': LONG });
  await refuses(() => zipParts(bytesOf('')), 'inte_zip');
  await refuses(() => zipParts(bytesOf('%PDF-1.7 and so on, but no archive')), 'inte_zip');
  await refuses(() => zipParts(archive.subarray(0, archive.length - 30)), 'trasig');
  await refuses(() => zipParts(altered(archive, 42, 0xfffffff0)), 'trasig');
  await refuses(() => zipParts(altered(archive, 20, 0xfffffff)), 'trasig');
  await refuses(() => zipParts(altered(archive, 10, 12, 2)), 'trasig');
  for (let length = 22; length < archive.length; length += 7) {
    await refuses(() => zipParts(archive.subarray(0, length)), 'trasig');
  }
});

Deno.test('a part that is not what the directory says is refused', async () => {
  const archive = await made({ 'a.xml': LONG, 'b.xml': LONG });
  /** @param {Uint8Array} bytes */
  const read = (bytes) => zipContent([...zipParts(bytes).values()][1]);
  await refuses(() => read(altered(archive, 16, 1)), 'trasig');
  await refuses(() => read(altered(archive, 24, LONG.length * 2)), 'trasig');
  await refuses(() => read(altered(archive, 24, 3)), 'for_stor');
  const damaged = archive.slice();
  damaged.fill(255, 60, 90);
  await refuses(() => zipContent([...zipParts(damaged).values()][0]), 'trasig');
});

Deno.test('an encrypted part, and two parts of one name, are refused', async () => {
  await refuses(async () => zipParts(altered(await made({ 'a.xml': 'a' }), 8, 1, 2)), 'krypterad');
  const twice = [await zipPart('word/a.xml', 'a'), await zipPart('Word/A.xml', 'b')];
  await refuses(() => zipParts(zipFile(twice)), 'dubbel');
});

Deno.test('a file beyond the bounds is refused before it is unpacked', async () => {
  const archive = await made({ 'a.xml': LONG, 'b.xml': LONG });
  assert.equal(zipParts(archive).size, 2);
  await refuses(() => zipParts(archive, { ...ZIP_LIMITS, file: archive.length - 1 }), 'for_stor');
  await refuses(() => zipParts(archive, { ...ZIP_LIMITS, parts: 1 }), 'for_stor');
  await refuses(() => zipParts(archive, { ...ZIP_LIMITS, part: LONG.length - 1 }), 'for_stor');
  await refuses(() => zipParts(archive, { ...ZIP_LIMITS, total: LONG.length }), 'for_stor');
});

Deno.test('a bomb that lies about its size stops early', async () => {
  const zeros = new Uint8Array(200_000_000);
  const packed = new Uint8Array(deflateRawSync(zeros));
  const bomb = zipFile([{ name: 'a.xml', method: 8, crc: 0, size: 1000, packed }]);
  const started = performance.now();
  await refuses(() => zipContent([...zipParts(bomb).values()][0]), 'for_stor');
  assert.ok(performance.now() - started < 1000);
});
