// A byte-code interpreter computing Collatz lengths: a switch in a loop, a stack in memory.
#include "kernel.h"
enum { PUSH, LOAD, STORE, ADD, MUL, AND, SHR, JZ, JMP, INC, HALT, DEC };
static const u8 code[] = {
    // 0: while (x != 1)
    LOAD, 0, DEC, JZ, 27,
    // 5: count++
    LOAD, 1, INC, STORE, 1,
    // 10: if (x & 1) x = 3x + 1 else x >>= 1
    LOAD, 0, PUSH, 1, AND, JZ, 30, LOAD, 0, PUSH, 3, MUL, INC, STORE, 0, JMP, 0,
    // 27: done
    HALT, 0, 0,
    // 30: halve
    LOAD, 0, PUSH, 1, SHR, STORE, 0, JMP, 0};
static u32 stack[64], vars[4];
static NOINLINE u32 interpret(void) {
  u32 pc = 0, sp = 0;
  for (;;) switch (code[pc++]) {
      case PUSH: stack[sp++] = code[pc++]; break;
      case LOAD: stack[sp++] = vars[code[pc++]]; break;
      case STORE: vars[code[pc++]] = stack[--sp]; break;
      case ADD: sp--, stack[sp - 1] += stack[sp]; break;
      case MUL: sp--, stack[sp - 1] *= stack[sp]; break;
      case AND: sp--, stack[sp - 1] &= stack[sp]; break;
      case SHR: sp--, stack[sp - 1] >>= stack[sp]; break;
      case JZ: pc = stack[--sp] ? pc + 1 : code[pc]; break;
      case JMP: pc = code[pc]; break;
      case INC: stack[sp - 1]++; break;
      case DEC: stack[sp - 1]--; break;
      default: return vars[1];
    }
}
u64 run(u32 n) {
  u64 sum = 0;
  for (u32 i = 1; i <= n * 300; i++) vars[0] = i % 3000 + 1, vars[1] = 0, sum = sum * 7 + interpret();
  return sum;
}
