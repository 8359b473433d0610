/**
 * ZIP files, which is what Word files are: written so that the same parts give the same bytes, and
 * read within bounds, since the file comes from anywhere. The format: PKWARE's APPNOTE 6.3.10.
 * Only what office files use is known: parts stored or deflated, in one archive below 4 GB.
 */

/**
 * A part of an archive as it lies there: `packed` is deflated where `method` is 8, as it is where
 * `method` is 0. `size` is the length unpacked, in bytes.
 *
 * @typedef {{ name: string, method: number, crc: number, size: number, packed: Uint8Array }} ZipPart
 */

/**
 * How much is read: bytes in the whole file, parts, bytes in one part and in all of them unpacked.
 *
 * @typedef {{ file: number, parts: number, part: number, total: number }} ZipLimits
 */

/** @type {ZipLimits} */
export const ZIP_LIMITS = { file: 10_000_000, parts: 500, part: 20_000_000, total: 60_000_000 };

/** Why a file is not read. `code` is "inte_zip", "trasig", "krypterad", "for_stor" or "dubbel". */
export class ZipError extends Error {
  /** @param {'inte_zip' | 'trasig' | 'krypterad' | 'for_stor' | 'dubbel'} code */
  constructor(code) {
    super(code);
    this.name = 'ZipError';
    this.code = code;
  }
}

const ZIP_LOCAL = 0x04034b50;
const ZIP_CENTRAL = 0x02014b50;
const ZIP_END = 0x06054b50;
const ZIP_DEFLATED = 8;
const ZIP_UTF8_NAME = 0x800;
const ZIP_ENCRYPTED = 0x2041;
const ZIP_SLICE = 8192;
// The first moment that the format can say, so that nothing depends on when a file is written.
const ZIP_FIRST_DAY = 0x21;

const CRC_TABLE = new Uint32Array(256).map((_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/**
 * Returns the CRC-32 that ZIP uses.
 *
 * @param {Uint8Array} bytes
 */
export function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = CRC_TABLE[(value ^ byte) & 0xff] ^ (value >>> 8);
  return ~value >>> 0;
}

/**
 * Returns bytes sent through a stream in small pieces, so that a part which says that it is small
 * and is not is given up early. Throws ZipError "for_stor" past `most` bytes.
 *
 * @param {Uint8Array} bytes
 * @param {CompressionStream | DecompressionStream} through
 * @param {number} most
 */
async function zipStreamed(bytes, through, most) {
  let at = 0;
  const pieces = new ReadableStream({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.slice(at, at += ZIP_SLICE));
      else controller.close();
    },
  });
  const reader = pieces.pipeThrough(through).getReader();
  const chunks = [];
  let length = 0;
  for (;;) {
    const { value } = await reader.read();
    if (!value) return zipJoined(chunks, length);
    length += value.length;
    if (length > most) {
      reader.cancel().catch(() => {});
      throw new ZipError('for_stor');
    }
    chunks.push(value);
  }
}

/**
 * @param {Uint8Array[]} chunks
 * @param {number} length
 */
function zipJoined(chunks, length) {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/**
 * Returns a part made of its content, deflated where that makes it smaller.
 *
 * @param {string} name
 * @param {Uint8Array | string} content text is written as UTF-8
 * @returns {Promise<ZipPart>}
 */
export async function zipPart(name, content) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const deflated = await zipStreamed(bytes, new CompressionStream('deflate-raw'), Infinity);
  const whole = { name, crc: crc32(bytes), size: bytes.length };
  return deflated.length < bytes.length
    ? { ...whole, method: ZIP_DEFLATED, packed: deflated }
    : { ...whole, method: 0, packed: bytes };
}

/**
 * Returns an archive of parts in the order given. Parts read out of another archive go in as they
 * lie there, so what is not changed is not packed again.
 *
 * @param {Iterable<ZipPart>} parts
 */
export function zipFile(parts) {
  const chunks = [];
  const directory = [];
  let at = 0;
  for (const part of parts) {
    const name = new TextEncoder().encode(part.name);
    const [local, central] = zipHeaders(part, name, at);
    chunks.push(local, name, part.packed);
    directory.push(central, name);
    at += local.length + name.length + part.packed.length;
  }
  const length = directory.reduce((sum, chunk) => sum + chunk.length, 0);
  const end = littleEndian(
    [ZIP_END, 4],
    [0, 2],
    [0, 2],
    [directory.length / 2, 2],
    [directory.length / 2, 2],
    [length, 4],
    [at, 4],
    [0, 2],
  );
  return zipJoined([...chunks, ...directory, end], at + length + end.length);
}

/**
 * Returns a part's header before its bytes, and the one in the directory.
 *
 * @param {ZipPart} part
 * @param {Uint8Array} name
 * @param {number} at where the first one stands
 */
function zipHeaders(part, name, at) {
  /** @type {[number, number][]} */
  const shared = [
    [20, 2],
    [ZIP_UTF8_NAME, 2],
    [part.method, 2],
    [0, 2],
    [ZIP_FIRST_DAY, 2],
    [part.crc, 4],
    [part.packed.length, 4],
    [part.size, 4],
    [name.length, 2],
    [0, 2],
  ];
  return [
    littleEndian([ZIP_LOCAL, 4], ...shared),
    littleEndian([ZIP_CENTRAL, 4], [20, 2], ...shared, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]),
  ];
}

/**
 * Returns numbers as bytes, the least first; each is a value and its width in bytes.
 *
 * @param {...[number, number]} values
 */
function littleEndian(...values) {
  return Uint8Array.from(
    values.flatMap(([value, width]) =>
      Array.from({ length: width }, (_, byte) => (value >>> (8 * byte)) & 0xff)
    ),
  );
}

/**
 * Returns the parts of an archive by name, packed as they lie there. Throws ZipError.
 *
 * @param {Uint8Array} bytes
 * @param {ZipLimits} [limits]
 * @returns {Map<string, ZipPart>}
 */
export function zipParts(bytes, limits = ZIP_LIMITS) {
  if (bytes.length > limits.file) throw new ZipError('for_stor');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return zipListed(bytes, view, limits);
  } catch (error) {
    if (error instanceof RangeError) throw new ZipError('trasig');
    throw error;
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {DataView} view
 * @param {ZipLimits} limits
 */
function zipListed(bytes, view, limits) {
  if (bytes.length < 22 || view.getUint16(0, true) !== (ZIP_LOCAL & 0xffff)) {
    throw new ZipError('inte_zip');
  }
  const end = zipEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.parts) throw new ZipError('for_stor');
  let at = view.getUint32(end + 16, true);
  let total = 0;
  const found = new Map();
  const seen = new Set();
  for (let index = 0; index < count; index++) {
    const part = zipPartAt(bytes, view, at);
    total += part.size;
    if (part.size > limits.part || total > limits.total) throw new ZipError('for_stor');
    // Names that differ only by case are the same part to Word.
    const folded = part.name.toLowerCase();
    if (seen.has(folded)) throw new ZipError('dubbel');
    seen.add(folded);
    found.set(part.name, part);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
  }
  return found;
}

/**
 * Returns where the end of the directory stands: last in the file, but for a comment.
 *
 * @param {DataView} view
 */
function zipEnd(view) {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) === ZIP_END && at + view.getUint16(at + 20, true) === last) {
      return at;
    }
  }
  throw new ZipError('trasig');
}

/**
 * Returns the part whose line in the directory stands at a place.
 *
 * @param {Uint8Array} bytes
 * @param {DataView} view
 * @param {number} at
 * @returns {ZipPart}
 */
function zipPartAt(bytes, view, at) {
  if (view.getUint32(at, true) !== ZIP_CENTRAL) throw new ZipError('trasig');
  if (view.getUint16(at + 8, true) & ZIP_ENCRYPTED) throw new ZipError('krypterad');
  const method = view.getUint16(at + 10, true);
  const start = view.getUint32(at + 42, true);
  if (method !== 0 && method !== ZIP_DEFLATED) throw new ZipError('trasig');
  if (view.getUint32(start, true) !== ZIP_LOCAL) throw new ZipError('trasig');
  const first = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  const last = first + view.getUint32(at + 20, true);
  if (last > bytes.length) throw new ZipError('trasig');
  const name = bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true));
  return {
    name: new TextDecoder().decode(name),
    method,
    crc: view.getUint32(at + 16, true),
    size: view.getUint32(at + 24, true),
    packed: bytes.subarray(first, last),
  };
}

/**
 * Returns what a part holds, unpacked. Throws ZipError where it is not what it says that it is.
 *
 * @param {ZipPart} part
 */
export async function zipContent(part) {
  const content = part.method === ZIP_DEFLATED ? await zipInflated(part) : part.packed;
  if (content.length !== part.size || crc32(content) !== part.crc) throw new ZipError('trasig');
  return content;
}

/** @param {ZipPart} part */
async function zipInflated(part) {
  try {
    return await zipStreamed(part.packed, new DecompressionStream('deflate-raw'), part.size);
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError('trasig');
  }
}
