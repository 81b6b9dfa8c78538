/**
 * QR codes (ISO/IEC 18004) of texts up to 213 bytes: byte mode, error correction M, versions 1 to 10.
 * Answers rows of booleans, true for dark.
 */

// By version: error correction bytes of a block; blocks and data bytes of the first kind, then of the second.
const BLOCKS = [[10, 1, 16, 0, 0], [16, 1, 28, 0, 0], [26, 1, 44, 0, 0], [18, 2, 32, 0, 0], [24, 2, 43, 0, 0],
  [16, 4, 27, 0, 0], [18, 4, 31, 0, 0], [22, 2, 38, 2, 39], [22, 3, 36, 2, 37], [26, 4, 43, 1, 44]];
const ALIGNED = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];
const MASKS = [
  (x, y) => (x + y) % 2, (x, y) => y % 2, (x) => x % 3, (x, y) => (x + y) % 3,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2, (x, y) => x * y % 2 + x * y % 3,
  (x, y) => (x * y % 2 + x * y % 3) % 2, (x, y) => ((x + y) % 2 + x * y % 3) % 2];

export function qr(text) {
  const bytes = new TextEncoder().encode(text);
  const version = 1 + BLOCKS.findIndex((block, index) => bytes.length + (index < 9 ? 2 : 3) <= capacity(block));
  if (version < 1) {
    throw new RangeError("too long for a QR code: " + bytes.length);
  }
  const stream = interleaved(dataOf(bytes, version), BLOCKS[version - 1]);
  const best = MASKS.map((mask, index) => drawn(version, stream, mask, index))
      .reduce((one, other) => penalty(other) < penalty(one) ? other : one);
  return best.map((row) => row.map((cell) => cell === 1));
}

function capacity([, one, oneData, two, twoData]) {
  return one * oneData + two * twoData;
}

function dataOf(bytes, version) {
  const bits = [];
  const put = (value, count) => {
    for (let bit = count - 1; bit >= 0; bit--) {
      bits.push(value >> bit & 1);
    }
  };
  const size = capacity(BLOCKS[version - 1]);
  put(4, 4);
  put(bytes.length, version < 10 ? 8 : 16);
  bytes.forEach((byte) => put(byte, 8));
  put(0, Math.min(4, size * 8 - bits.length));
  put(0, (8 - bits.length % 8) % 8);
  for (let pad = 0xec; bits.length < size * 8; pad ^= 0xec ^ 0x11) {
    put(pad, 8);
  }
  return Array.from({length: size}, (unused, at) =>
      bits.slice(at * 8, at * 8 + 8).reduce((byte, bit) => byte << 1 | bit, 0));
}

function times(x, y) {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = product << 1 ^ (product >> 7) * 0x11d ^ (y >> bit & 1) * x;
  }
  return product;
}

function interleaved(data, [check, one, oneData, two, twoData]) {
  let divisor = new Array(check).fill(0);
  divisor[check - 1] = 1;
  for (let root = 1, at = 0; at < check; at++, root = times(root, 2)) {
    divisor = divisor.map((value, index) => times(value, root) ^ (divisor[index + 1] || 0));
  }
  const blocks = [];
  for (let at = 0, index = 0; index < one + two; index++) {
    const length = index < one ? oneData : twoData;
    const block = data.slice(at, at += length);
    let rest = new Array(check).fill(0);
    for (const byte of block) {
      const factor = byte ^ rest[0];
      rest = [...rest.slice(1), 0].map((value, place) => value ^ times(divisor[place], factor));
    }
    blocks.push({block, rest});
  }
  const out = [];
  for (let at = 0; at < Math.max(oneData, twoData); at++) {
    blocks.forEach(({block}) => at < block.length && out.push(block[at]));
  }
  for (let at = 0; at < check; at++) {
    blocks.forEach(({rest}) => out.push(rest[at]));
  }
  return out;
}

function drawn(version, stream, mask, maskIndex) {
  const size = 17 + 4 * version;
  const cells = Array.from({length: size}, () => new Array(size).fill(null));
  const set = (x, y, dark) => {
    if (x >= 0 && y >= 0 && x < size && y < size) {
      cells[y][x] = dark ? 1 : 0;
    }
  };
  const square = (cx, cy, radius, dark) => {
    for (let dy = -radius; dy <= radius; dy++) {
      for (let dx = -radius; dx <= radius; dx++) {
        set(cx + dx, cy + dy, dark(Math.max(Math.abs(dx), Math.abs(dy))));
      }
    }
  };
  for (let at = 0; at < size; at++) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  [[3, 3], [size - 4, 3], [3, size - 4]].forEach(([x, y]) => square(x, y, 4, (far) => far !== 2 && far !== 4));
  const aligned = ALIGNED[version - 1];
  const end = aligned.length - 1;
  aligned.forEach((x, i) => aligned.forEach((y, j) => {
    if (!(i === 0 && j === 0 || i === 0 && j === end || i === end && j === 0)) {
      square(x, y, 2, (far) => far !== 1);
    }
  }));
  formatBits(maskIndex).forEach((bit, at) => {
    set(8, at < 6 ? at : at < 8 ? at + 1 : size - 15 + at, bit);
    set(at < 8 ? size - 1 - at : at === 8 ? 7 : 14 - at, 8, bit);
  });
  set(8, size - 8, true);
  if (version >= 7) {
    versionBits(version).forEach((bit, at) => {
      set(size - 11 + at % 3, Math.floor(at / 3), bit);
      set(Math.floor(at / 3), size - 11 + at % 3, bit);
    });
  }
  let at = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) {
      right = 5;
    }
    const up = (right + 1 & 2) === 0;
    for (let step = 0; step < size; step++) {
      for (const x of [right, right - 1]) {
        const y = up ? size - 1 - step : step;
        if (cells[y][x] === null) {
          const bit = stream[at >> 3] === undefined ? 0 : stream[at >> 3] >> 7 - (at & 7) & 1;
          cells[y][x] = bit ^ (mask(x, y) === 0 ? 1 : 0);
          at++;
        }
      }
    }
  }
  return cells;
}

function formatBits(maskIndex) {
  let rest = maskIndex;
  for (let at = 0; at < 10; at++) {
    rest = rest << 1 ^ (rest >> 9) * 0x537;
  }
  const bits = (maskIndex << 10 | rest) ^ 0x5412;
  return Array.from({length: 15}, (unused, at) => bits >> at & 1);
}

function versionBits(version) {
  let rest = version;
  for (let at = 0; at < 12; at++) {
    rest = rest << 1 ^ (rest >> 11) * 0x1f25;
  }
  const bits = version << 12 | rest;
  return Array.from({length: 18}, (unused, at) => bits >> at & 1);
}

/** Long runs, squares of one colour, and an uneven share of dark make a code hard to read. */
function penalty(cells) {
  const size = cells.length;
  let sum = 0;
  for (const lines of [cells, cells[0].map((unused, x) => cells.map((row) => row[x]))]) {
    for (const line of lines) {
      for (const run of line.join("").match(/0+|1+/g)) {
        sum += run.length >= 5 ? run.length - 2 : 0;
      }
    }
  }
  for (let y = 1; y < size; y++) {
    for (let x = 1; x < size; x++) {
      sum += cells[y][x] === cells[y - 1][x] && cells[y][x] === cells[y][x - 1] && cells[y][x] === cells[y - 1][x - 1]
          ? 3 : 0;
    }
  }
  const dark = cells.flat().reduce((count, cell) => count + cell, 0) / size / size;
  return sum + Math.floor(Math.abs(dark - 0.5) * 20) * 10;
}
