/** Who ran what, when: what a record says of this process, and what it keeps to itself. */
import { hostname } from 'node:os';
import { expect } from 'chai';
import { ownVersion } from '../../system/paths.ts';
import { originOf } from './origin.ts';

describe('the origin of a record', () => {
  it('is this process, now', () => {
    const { touchstone, node, host, date, commit } = originOf([]);
    expect([touchstone, node, host]).deep.equal([ownVersion(), process.versions.node, hostname()]);
    expect(Math.abs(Date.now() - Date.parse(date))).below(60_000);
    if (commit !== undefined) expect(commit).match(/^[0-9a-f]{40}$/);
  });

  const arguments_: [string, string][] = [
    ['--suite=core', '--suite=core'],
    ['--remote-cache=https://host:80/path@x', '--remote-cache=https://host:80/path@x'],
    ['--remote-cache=https://me:secret@host/path', '--remote-cache=https://…@host/path'],
    ['https://token@host', 'https://…@host'],
    ['https://a:b@c@host/', 'https://…@host/'],
    ['cmd:"x --url http://u:p@h/ --other http://v:q@i/"', 'cmd:"x --url http://…@h/ --other http://…@i/"'],
    ['me@example.org', 'me@example.org'],
  ];
  it('names nobody and no password of an address', () => {
    for (const [given, shown] of arguments_) expect(originOf([given]).command).deep.equal([shown]);
  });
});
