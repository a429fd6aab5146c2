/** Machine code in reports: listed with instructions where the decoder knows the machine, with bytes where it does not. */
import { expect } from 'chai';
import type { MachineCode } from '../../results/results.ts';
import { lister } from './listing.ts';

describe('listings of failed functions', () => {
  // push rbp; mov rbp, rsp; ud2; ret
  const code: MachineCode = {
    target: 'x86-64',
    index: 3,
    name: 'f\u202e\n',
    bytes: '554889e50f0bc3',
    map: [
      [0, -1, ''],
      [4, 0x2e, 'unreachable'],
    ],
    traps: [[4, 'unreachable']],
    stopped: 4,
  };

  it('have instructions under the wasm instruction they came from, and the place where it stopped', async () => {
    expect((await lister())(code).split('\n')).deep.equal([
      'func[3] <f\\u{202e}\\n>:',
      '         0  55                      push rbp',
      '         1  4889e5                  mov rbp,rsp',
      '  ;; 0x2e unreachable',
      '=>       4  0f0b                    ud2                                   ; trap unreachable',
      '         6  c3                      ret',
    ]);
  });

  it('have bytes for machines without a decoder', async () => {
    const { index: _, name: __, ...init } = code;
    const bytes = '00'.repeat(20);
    expect((await lister())({ ...init, target: 'riscv64', bytes, map: [], traps: [] }).split('\n')).deep.equal([
      'init:',
      `         0  ${'00'.repeat(16)}  `,
      '        10  00000000                ',
    ]);
  });
});
