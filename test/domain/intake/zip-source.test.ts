import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { openPackage } from '../../../src/domain/intake/package-source.js';
import { ZIP_LIMITS, ZipSource } from '../../../src/domain/intake/zip-source.js';
import { temporaryFolder, zipFile } from './packages.js';

/** yazl makes no bad names, so a good one is overwritten in both places where an archive keeps it. */
async function zipWithName(name: string): Promise<string> {
  const placeholder = 'x'.repeat(Buffer.byteLength(name));
  const path = await zipFile([{ name: placeholder, bytes: Buffer.from('secret') }]);
  const bytes = readFileSync(path).toString('latin1').replaceAll(placeholder, Buffer.from(name).toString('latin1'));
  writeFileSync(path, Buffer.from(bytes, 'latin1'));
  return path;
}

describe('ZipSource', () => {
  it('opens the files of an archive by their paths', async () => {
    const zip = await openPackage({
      zip: await zipFile([
        { name: 'manifest.yaml', bytes: Buffer.from('id: a') },
        { name: 'data/a.csv', bytes: Buffer.from('x,y\n') },
      ]),
    });
    expect(await zip.has('data/a.csv')).toBe(true);
    expect(await text(await zip.open('data/a.csv'))).toBe('x,y\n');
    expect(await zip.has('b.csv')).toBe(false);
    await zip.close();
  });

  it('looks through a folder that was packed with its own name', async () => {
    const zip = await openPackage({
      zip: await zipFile([
        { name: 'delivery/manifest.yaml', bytes: Buffer.from('id: a') },
        { name: 'delivery/a.csv', bytes: Buffer.from('x') },
      ]),
    });
    expect(await text(await zip.open('a.csv'))).toBe('x');
    await zip.close();
  });

  it.each(['../evil.csv', '/etc/evil.csv', 'a/../../evil', 'C:/evil.csv', 'a\\..\\evil', 'a//b.csv'])('refuses the path %s', async (name) => {
    await expect(openPackage({ zip: await zipWithName(name) })).rejects.toMatchObject({ code: 'bad-package' });
  });

  it('refuses a link, which could show any file of the machine', async () => {
    const path = await zipFile([{ name: 'a.csv', bytes: Buffer.from('/etc/passwd'), mode: 0o120777 }]);
    await expect(openPackage({ zip: path })).rejects.toThrow('links are not followed');
  });

  it('refuses a name that occurs twice', async () => {
    const path = await zipFile([
      { name: 'aaaa.csv', bytes: Buffer.from('1') },
      { name: 'bbbb.csv', bytes: Buffer.from('2') },
    ]);
    writeFileSync(path, Buffer.from(readFileSync(path).toString('latin1').replaceAll('bbbb', 'aaaa'), 'latin1'));
    await expect(openPackage({ zip: path })).rejects.toThrow('occurs twice');
  });

  it('stops at the limits while unpacking, whatever sizes the archive states', async () => {
    const bomb = await zipFile([{ name: 'bomb.csv', bytes: Buffer.alloc(8 * 1024 ** 2) }]);
    const zip = await ZipSource.open(bomb);
    await expect(text(await zip.open('bomb.csv'))).rejects.toThrow('times its packed size');
    await zip.close();
    const small = await ZipSource.open(bomb, { ...ZIP_LIMITS, bytes: 1024, ratio: 1e9 });
    await expect(text(await small.open('bomb.csv'))).rejects.toMatchObject({ code: 'too-large' });
    await small.close();
    await expect(ZipSource.open(bomb, { ...ZIP_LIMITS, entries: 0 })).rejects.toMatchObject({ code: 'too-large' });
  });

  it('refuses what is no archive, and one that was cut off', async () => {
    const path = join(temporaryFolder(), 'no.zip');
    writeFileSync(path, 'this is no archive');
    await expect(openPackage({ zip: path })).rejects.toMatchObject({ code: 'bad-package' });
    const whole = await zipFile([{ name: 'manifest.yaml', bytes: Buffer.from('id: a') }]);
    writeFileSync(whole, readFileSync(whole).subarray(0, 40));
    await expect(openPackage({ zip: whole })).rejects.toMatchObject({ code: 'bad-package' });
  });
});

describe('a folder', () => {
  it('does not follow links out of the package', async () => {
    const folder = temporaryFolder();
    symlinkSync('/etc/passwd', join(folder, 'a.csv'));
    const source = await openPackage({ folder });
    await expect(source.open('a.csv')).rejects.toThrow('links are not followed');
    await expect(source.open('../a.csv')).rejects.toThrow('may not leave the package');
  });

  it('says when it is not there', async () => {
    await expect(openPackage({ folder: '/no/such/folder' })).rejects.toMatchObject({ code: 'not-found' });
  });
});
