/**
 * Which register is not another one: each line marked is a type error, and the build fails where one is none any more.
 */
import { expect } from 'chai';
import type { Value } from '../../../ir/func.ts';
import { vregs } from '../testing/registers.ts';
import {
  type AllocationInput,
  defFixed,
  type MachineBlock,
  type PReg,
  rematOf,
  useFixed,
  type VReg,
  vregOfRemat,
} from './operands.ts';

/** Never run: it is the compiler that looks at it. */
function mixes(input: AllocationInput, vreg: VReg, preg: PReg, value: Value, block: MachineBlock): void {
  // @ts-expect-error an operand is fixed to a physical register
  useFixed(vreg);
  // @ts-expect-error nor to a number
  defFixed(7);
  // @ts-expect-error a physical register has no class of its own
  expect(input.vregClass[preg]);
  // @ts-expect-error a value is no register
  expect(input.vregSize[value]);
  // @ts-expect-error what is rematerialized is a vreg
  rematOf(preg);
  // @ts-expect-error a block is no register
  expect(input.vregRemat[block]);
}

describe('names of registers', () => {
  it('do not go for each other', () => {
    expect(mixes).a('function');
  });
  it('are what is rematerialized', () => {
    for (const vreg of vregs([0, 1, 1000])) expect(vregOfRemat(rematOf(vreg as VReg))).equal(vreg);
  });
});
