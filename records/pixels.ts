/**
 * Grey pictures and the few things done to them before character recognition: turned, scaled, and written as PGM,
 * the plainest picture format that the recogniser takes. Pure arithmetic, so that it is the same in a browser.
 */

/** Eight bits a pixel, row by row from the top left; 0 is black. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** An empty white picture. */
export function whiteImage(width: number, height: number): GreyImage {
  return { width, height, data: new Uint8Array(width * height).fill(255) };
}

/** The picture as a binary PGM file. */
export function toPgm(image: GreyImage): Uint8Array {
  const header = new TextEncoder().encode(`P5\n${image.width} ${image.height}\n255\n`);
  const file = new Uint8Array(header.length + image.data.length);
  file.set(header);
  file.set(image.data, header.length);
  return file;
}

/** Turned clockwise by `turns` quarter turns. */
export function turned(image: GreyImage, turns: number): GreyImage {
  const { width, height, data } = image;
  const quarter = ((turns % 4) + 4) % 4;
  if (quarter === 0) return image;
  const out = new Uint8Array(data.length);
  const newWidth = quarter === 2 ? width : height;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to =
        quarter === 1
          ? x * newWidth + (height - 1 - y)
          : quarter === 2
            ? (height - 1 - y) * newWidth + (width - 1 - x)
            : (width - 1 - x) * newWidth + y;
      out[to] = data[y * width + x] ?? 255;
    }
  }
  return { width: newWidth, height: quarter === 2 ? height : width, data: out };
}

/** Mirrored left to right. */
export function mirrored(image: GreyImage): GreyImage {
  const { width, height, data } = image;
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) out[y * width + x] = data[y * width + (width - 1 - x)] ?? 255;
  }
  return { width, height, data: out };
}

/** The mean of each `factor` x `factor` block: makes a picture smaller without losing thin strokes. */
export function reduced(image: GreyImage, factor: number): GreyImage {
  if (factor <= 1) return image;
  const width = Math.max(1, Math.floor(image.width / factor));
  const height = Math.max(1, Math.floor(image.height / factor));
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let dy = 0; dy < factor; dy++) {
        const row = (y * factor + dy) * image.width + x * factor;
        for (let dx = 0; dx < factor; dx++) sum += image.data[row + dx] ?? 255;
      }
      out[y * width + x] = sum / (factor * factor);
    }
  }
  return { width, height, data: out };
}

/** Scaled to `width` x `height` by weighing the four nearest pixels. */
function resized(image: GreyImage, width: number, height: number): GreyImage {
  const out = new Uint8Array(width * height);
  const { data } = image;
  for (let y = 0; y < height; y++) {
    const sourceY = Math.min(image.height - 1, Math.max(0, ((y + 0.5) * image.height) / height - 0.5));
    const y0 = Math.floor(sourceY);
    const y1 = Math.min(image.height - 1, y0 + 1);
    const fy = sourceY - y0;
    for (let x = 0; x < width; x++) {
      const sourceX = Math.min(image.width - 1, Math.max(0, ((x + 0.5) * image.width) / width - 0.5));
      const x0 = Math.floor(sourceX);
      const x1 = Math.min(image.width - 1, x0 + 1);
      const fx = sourceX - x0;
      const top = (data[y0 * image.width + x0] ?? 255) * (1 - fx) + (data[y0 * image.width + x1] ?? 255) * fx;
      const low = (data[y1 * image.width + x0] ?? 255) * (1 - fx) + (data[y1 * image.width + x1] ?? 255) * fx;
      out[y * width + x] = top * (1 - fy) + low * fy;
    }
  }
  return { width, height, data: out };
}

/**
 * Brings a picture to a size at which recognition works best: the longer side between 1900 and 3600 pixels, which
 * is 170 to 330 dots an inch on a letter page.
 */
export function fitForReading(image: GreyImage): GreyImage {
  const longest = Math.max(image.width, image.height);
  if (longest > 3600) {
    const small = reduced(image, Math.floor(longest / 3600));
    const rest = Math.max(small.width, small.height);
    if (rest <= 3600) return small;
    const scale = 3600 / rest;
    return resized(small, Math.round(small.width * scale), Math.round(small.height * scale));
  }
  if (longest >= 1900 || longest < 200) return image;
  const scale = Math.min(3, 2200 / longest);
  return resized(image, Math.round(image.width * scale), Math.round(image.height * scale));
}
