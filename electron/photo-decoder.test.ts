import { describe, expect, it } from 'vitest';
import { photoDecoderOf } from './photo-decoder.ts';

const run = (script: string, timeoutMs = 5_000) =>
  photoDecoderOf({ program: 'sh', arguments: ['-c', script], timeoutMs })(new Uint8Array(1024).fill(65));

describe('a photo decoder', () => {
  it('gets the bytes of the chip and gives an image', async () => {
    const decoded = await run(`printf BM; wc -c`);
    expect(decoded).toMatchObject({ ok: true, value: { mediaType: 'image/bmp' } });
    expect(decoded.ok && Buffer.from(decoded.value.bytes).toString()).toContain('1024');
  });

  it.each([
    ['fails', 'exit 3'],
    ['gives something else', 'echo hello'],
    ['does not end', 'exec sleep 60'],
    ['is not there', 'exec /nowhere/decoder'],
  ])('that %s gives no image, and nobody waits long', async (_what, script) => {
    expect((await run(script, 500)).ok).toBe(false);
  });
});
