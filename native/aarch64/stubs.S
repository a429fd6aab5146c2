/*
 * Stubs between the host's stack and an activation's own stack, AArch64 (AAPCS64). They know no signature: the whole argument
 * register file moves between the machine and memory (engine/abi/layout.ts ACTIVATION, REGISTERS), in the ABI's order x0-x5,
 * v0-v7. All symbols are addresses that C++ takes; generated code finds them through its instance, which is in x28. Nothing here
 * and nothing that is generated touches x18, which systems keep for themselves.
 *
 * A call leaves its return address in x30. What waits for the host has it on its stack, right below where the stack pointer was,
 * as other machines' calls put it there: whoever looks at a waiting frame finds every machine alike.
 *
 * Unwinding: the base frame of a wasm stack describes its caller by an expression that reads the host's stack pointer from the
 * activation block, so that an unwinder walks from wasm frames into the host frames of the *latest* enter or resume.
 */
#include "layout.h"
#include "object.h"

        .text

/* What ts_enter and ts_resume keep below the host's stack pointer: x29 x30 x19-x28 d8-d15, fpcr and 8 bytes. */
#define HOST_FRAME 176
#define HOST_FPCR 160
/* As an unsigned LEB128 of two bytes. */
#define HOST_FRAME_LEB 0x80 | (HOST_FRAME & 0x7f), HOST_FRAME >> 7

/* What the host keeps of its own (AAPCS64, 6.1), beside x29 and x30. */
#define KEPT x19, x20, x21, x22, x23, x24, x25, x26, x27, x28, d8, d9, d10, d11, d12, d13, d14, d15

        /* stp or ldp of registers two by two, `step` bytes a pair. */
        .macro PAIRS op, base, offset, step, a, b, rest:vararg
        \op     \a, \b, [\base, #(\offset)]
        .ifnb   \rest
        PAIRS   \op, \base, (\offset) + \step, \step, \rest
        .endif
        .endm

        .macro INTEGERS op, file
        PAIRS   \op, \file, TS_REGISTERS_INTS, 16, x0, x1, x2, x3, x4, x5
        .endm
        .macro VECTORS op, file
        PAIRS   \op, \file, TS_REGISTERS_VECS, 32, q0, q1, q2, q3, q4, q5, q6, q7
        .endm

        /* Registers that lie one behind the other, `at` from the CFA on. */
        .macro SAVED at, register, rest:vararg
        .cfi_offset \register, \at
        .ifnb   \rest
        SAVED   (\at) + 8, \rest
        .endif
        .endm

        /* The host's registers, then the switch to default rounding and traps: wasm has fpcr zero. */
        .macro PUSH_HOST_FRAME
        stp     x29, x30, [sp, #-HOST_FRAME]!
        .cfi_def_cfa_offset HOST_FRAME
        SAVED   -HOST_FRAME, x29, x30
        PAIRS   stp, sp, 16, 16, KEPT
        SAVED   -HOST_FRAME, x29, x30, KEPT
        mrs     x9, fpcr
        str     x9, [sp, #HOST_FPCR]
        mov     x10, sp
        str     x10, [x0, #TS_ACTIVATION_HOST_SP]
        cbz     x9, 1f
        msr     fpcr, xzr
1:      mov     x16, x0
        .endm

/* The exit stubs find their activation through the instance register, which may also hold a HOST_FUNC block: both begin with
   the store pointer. x9-x17 are neither argument nor result registers and every call clobbers them. */
        .macro ACTIVATION_FROM_INSTANCE to
        ldr     \to, [x28, #TS_INSTANCE_STORE]
        ldr     \to, [\to, #TS_STORE_ACTIVATION]
        .endm

        /* CFA = [x16 + hostSp] + HOST_FRAME while x16 is the activation and sp is not the host's: DW_CFA_def_cfa_expression,
           breg16, deref, plus_uconst in two bytes. */
        .macro HOST_FRAME_BY_X16
        .cfi_escape 0x0f, 6, 0x80, TS_ACTIVATION_HOST_SP, 0x06, 0x23, HOST_FRAME_LEB
        .endm

        .macro SET_EXIT why
        mov     w9, #\why
        str     w9, [x16, #TS_ACTIVATION_EXIT]
        .endm

/* void ts_enter(Activation*): runs its slots on its stack, one after another, until the last one returns or one exits. Where an
   exit's slot goes on and returns, those behind it follow. */
BEGIN ts_enter
        .cfi_startproc
        .cfi_signal_frame
        bti     c
        PUSH_HOST_FRAME
        mov     sp, x16
        HOST_FRAME_BY_X16
        /* Base frame: zero return address and frame pointer end the chain; the activation below. */
        stp     xzr, xzr, [sp, #-16]!
        mov     x29, sp
        stp     x16, x16, [sp, #-16]!
        /* CFA = [[x29 - 8] + hostSp] + HOST_FRAME: DW_CFA_def_cfa_expression, breg29 -8, deref, plus_uconst, deref,
           plus_uconst. */
        .cfi_escape 0x0f, 9, 0x8d, 0x78, 0x06, 0x23, TS_ACTIVATION_HOST_SP, 0x06, 0x23, HOST_FRAME_LEB
        ldr     x15, [x16, #TS_ACTIVATION_SLOT]
0:      ldr     w9, [x15, #TS_SLOT_STACK_ARG_BYTES]
        cbz     w9, 3f
        ldr     x10, [x15, #TS_SLOT_STACK_ARGS]
        sub     sp, sp, x9
        mov     x11, sp
2:      ldp     x12, x13, [x10], #16
        stp     x12, x13, [x11], #16
        subs    x9, x9, #16
        b.ne    2b
3:      ldr     x28, [x15, #TS_SLOT_INSTANCE]
        ldr     x16, [x15, #TS_SLOT_CODE]
        ldr     w9, [x15, #TS_SLOT_VECTORS]
        add     x17, x15, #TS_SLOT_INTS
        INTEGERS ldp, x17
        cbz     w9, 4f
        VECTORS ldp, x17
4:      blr     x16
        /* The callee popped its stack arguments. */
        ldr     x16, [sp]
        ldr     x15, [x16, #TS_ACTIVATION_SLOT]
        add     x17, x15, #TS_SLOT_INTS
        INTEGERS stp, x17
        ldr     w9, [x15, #TS_SLOT_VECTORS]
        cbz     w9, 5f
        VECTORS stp, x17
5:      mov     w9, #TS_SLOT_STATUS_DONE
        str     w9, [x15, #TS_SLOT_STATUS]
        ldr     x9, [x16, #TS_ACTIVATION_LAST_SLOT]
        cmp     x15, x9
        b.eq    6f
        add     x15, x15, #TS_SLOT_SIZE
        str     x15, [x16, #TS_ACTIVATION_SLOT]
        b       0b
6:      SET_EXIT TS_EXIT_DONE
        b       ts_leave
        .cfi_endproc
END ts_enter

/* void ts_resume(Activation*): goes on after a libcall or host function, with results in the register file. */
BEGIN ts_resume
        .cfi_startproc
        bti     c
        PUSH_HOST_FRAME
        HOST_FRAME_BY_X16
        ldr     x17, [x16, #TS_ACTIVATION_SP]
        ldr     x29, [x16, #TS_ACTIVATION_FP]
        ldr     x28, [x16, #TS_ACTIVATION_INSTANCE]
        ldr     x9, [x16, #TS_ACTIVATION_POP]
        ldr     x30, [x17], #8
        add     x17, x17, x9
        mov     sp, x17
        ldr     x17, [x16, #TS_ACTIVATION_EXIT_REGISTERS]
        INTEGERS ldp, x17
        VECTORS ldp, x17
        ret
        .cfi_endproc
END ts_resume

/* void ts_land(Activation*): goes on at `pc` in the frame that `fp` and `sp` tell; no register holds a value there. */
BEGIN ts_land
        .cfi_startproc
        bti     c
        PUSH_HOST_FRAME
        HOST_FRAME_BY_X16
        ldr     x17, [x16, #TS_ACTIVATION_SP]
        ldr     x29, [x16, #TS_ACTIVATION_FP]
        ldr     x28, [x16, #TS_ACTIVATION_INSTANCE]
        mov     sp, x17
        ldr     x17, [x16, #TS_ACTIVATION_PC]
        br      x17
        .cfi_endproc
END ts_land

/* Back to the host with x16 = the activation; the fault handler's rewritten context arrives here, too. */
BEGIN ts_leave
        .cfi_startproc simple
        .cfi_def_cfa x16, 0
        HOST_FRAME_BY_X16
        SAVED   -HOST_FRAME, x29, x30, KEPT
        ldr     x17, [x16, #TS_ACTIVATION_HOST_SP]
        mov     sp, x17
        .cfi_def_cfa sp, HOST_FRAME
        ldr     x9, [sp, #HOST_FPCR]
        cbz     x9, 1f
        msr     fpcr, x9
1:      PAIRS   ldp, sp, 16, 16, KEPT
        ldp     x29, x30, [sp], #HOST_FRAME
        .cfi_def_cfa_offset 0
        .irp    register, KEPT, x29, x30
        .cfi_restore \register
        .endr
        ret
        .cfi_endproc
END ts_leave

/* void ts_interrupted(Activation*): leaves from where a builtin is on the activation's stack. */
BEGIN ts_interrupted
        .cfi_startproc
        bti     c
        mov     x16, x0
        b       ts_leave
        .cfi_endproc
END ts_interrupted

/* Reached by `blr` as the stub below, with three words in x0, x1, w2: asked, limit, DETAIL. */
BEGIN ts_trap_detail_exit
        .cfi_startproc
        bti     c
        ACTIVATION_FROM_INSTANCE x16
        str     x0, [x16, #TS_ACTIVATION_ASKED]
        str     x1, [x16, #TS_ACTIVATION_LIMIT]
        str     w2, [x16, #TS_ACTIVATION_NUMBER]
        b       trap
        .cfi_endproc
END ts_trap_detail_exit

/* Reached by `blr`, whose own address is the trap's pc. Never resumed. */
BEGIN ts_trap_exit
        .cfi_startproc
        bti     c
        ACTIVATION_FROM_INSTANCE x16
        mov     w9, #TS_DETAIL_NONE
        str     w9, [x16, #TS_ACTIVATION_NUMBER]
trap:   str     x29, [x16, #TS_ACTIVATION_FP]
        mov     x9, sp
        str     x9, [x16, #TS_ACTIVATION_SP]
        sub     x9, x30, #4
        str     x9, [x16, #TS_ACTIVATION_PC]
        SET_EXIT TS_EXIT_TRAP
        b       ts_leave
        .cfi_endproc
END ts_trap_exit

/* Reached by `blr` with the libcall's number in w16. */
BEGIN ts_libcall_exit
        .cfi_startproc
        bti     c
        ACTIVATION_FROM_INSTANCE x17
        str     w16, [x17, #TS_ACTIVATION_NUMBER]
        mov     x16, x17
        SET_EXIT TS_EXIT_LIBCALL
        b       save_and_leave
        .cfi_endproc
END ts_libcall_exit

/* The code of every host function's reference; x28 is its HOST_FUNC block. */
BEGIN ts_host_exit
        .cfi_startproc
        bti     c
        ACTIVATION_FROM_INSTANCE x16
        SET_EXIT TS_EXIT_HOST
save_and_leave:
        stp     x29, x30, [sp, #-16]!
        .cfi_def_cfa_offset 16
        .cfi_offset x29, -16
        .cfi_offset x30, -8
        ldr     x17, [x16, #TS_ACTIVATION_EXIT_REGISTERS]
        INTEGERS stp, x17
        VECTORS stp, x17
        str     x29, [x16, #TS_ACTIVATION_FP]
        /* Where the return address is. */
        add     x9, sp, #8
        str     x9, [x16, #TS_ACTIVATION_SP]
        str     x28, [x16, #TS_ACTIVATION_INSTANCE]
        /* A return, as a call came here: what the processor predicts of the host's returns stays right. */
        adr     x30, ts_leave
        ret
        .cfi_endproc
END ts_host_exit
