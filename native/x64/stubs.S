/*
 * Stubs between the host's stack and an activation's own stack, x86-64 System V. They know no signature: the whole argument
 * register file moves between the machine and memory (engine/abi/layout.ts ACTIVATION, REGISTERS), in the ABI's order
 * rdi rsi rdx rcx r8 r9, xmm0-7. All symbols are addresses that C++ takes; generated code finds them through its instance.
 *
 * Unwinding: the base frame of a wasm stack describes its caller by an expression that reads the host's stack pointer from
 * the activation block, so that an unwinder walks from wasm frames into the host frames of the *latest* enter or resume.
 */
#include "layout.h"
#include "object.h"

        .intel_syntax noprefix
        .text

#define WASM_MXCSR 0x1f80
/* What ts_enter and ts_resume push after the return address: rbp rbx r12 r13 r14 r15 and 8 bytes for mxcsr. */
#define HOST_FRAME 64

        .macro SAVE_INTEGERS file
        mov     [\file + TS_REGISTERS_INTS], rdi
        mov     [\file + TS_REGISTERS_INTS + 8], rsi
        mov     [\file + TS_REGISTERS_INTS + 16], rdx
        mov     [\file + TS_REGISTERS_INTS + 24], rcx
        mov     [\file + TS_REGISTERS_INTS + 32], r8
        mov     [\file + TS_REGISTERS_INTS + 40], r9
        .endm

        .macro SAVE_VECTORS file
        movups  [\file + TS_REGISTERS_VECS], xmm0
        movups  [\file + TS_REGISTERS_VECS + 16], xmm1
        movups  [\file + TS_REGISTERS_VECS + 32], xmm2
        movups  [\file + TS_REGISTERS_VECS + 48], xmm3
        movups  [\file + TS_REGISTERS_VECS + 64], xmm4
        movups  [\file + TS_REGISTERS_VECS + 80], xmm5
        movups  [\file + TS_REGISTERS_VECS + 96], xmm6
        movups  [\file + TS_REGISTERS_VECS + 112], xmm7
        .endm

        .macro LOAD_INTEGERS file
        mov     rdi, [\file + TS_REGISTERS_INTS]
        mov     rsi, [\file + TS_REGISTERS_INTS + 8]
        mov     rdx, [\file + TS_REGISTERS_INTS + 16]
        mov     rcx, [\file + TS_REGISTERS_INTS + 24]
        mov     r8, [\file + TS_REGISTERS_INTS + 32]
        mov     r9, [\file + TS_REGISTERS_INTS + 40]
        .endm

        .macro LOAD_VECTORS file
        movups  xmm0, [\file + TS_REGISTERS_VECS]
        movups  xmm1, [\file + TS_REGISTERS_VECS + 16]
        movups  xmm2, [\file + TS_REGISTERS_VECS + 32]
        movups  xmm3, [\file + TS_REGISTERS_VECS + 48]
        movups  xmm4, [\file + TS_REGISTERS_VECS + 64]
        movups  xmm5, [\file + TS_REGISTERS_VECS + 80]
        movups  xmm6, [\file + TS_REGISTERS_VECS + 96]
        movups  xmm7, [\file + TS_REGISTERS_VECS + 112]
        .endm

        /* Jumps where the control bits of the mxcsr at [rsp] are those of wasm_mxcsr: loading it costs more than asking. The
           other six bits note exceptions that happened; nobody reads them. Clobbers rax. */
        .macro UNLESS_MXCSR_FITS target
        mov     eax, [rsp]
        and     eax, 0xffc0
        cmp     eax, WASM_MXCSR
        je      \target
        .endm

        /* The host's callee-saved state (System V 3.2.1), then the switch to default rounding and masked exceptions. */
        .macro PUSH_HOST_FRAME
        push    rbp
        .cfi_def_cfa_offset 16
        .cfi_offset rbp, -16
        SEH     pushreg rbp
        push    rbx
        .cfi_def_cfa_offset 24
        .cfi_offset rbx, -24
        SEH     pushreg rbx
        push    r12
        .cfi_def_cfa_offset 32
        .cfi_offset r12, -32
        SEH     pushreg r12
        push    r13
        .cfi_def_cfa_offset 40
        .cfi_offset r13, -40
        SEH     pushreg r13
        push    r14
        .cfi_def_cfa_offset 48
        .cfi_offset r14, -48
        SEH     pushreg r14
        push    r15
        .cfi_def_cfa_offset 56
        .cfi_offset r15, -56
        SEH     pushreg r15
        sub     rsp, 8
        .cfi_def_cfa_offset HOST_FRAME
        SEH     stackalloc 8
        SEH     endprologue
        stmxcsr [rsp]
        mov     [rdi + TS_ACTIVATION_HOST_SP], rsp
        UNLESS_MXCSR_FITS 1f
        ldmxcsr [rip + wasm_mxcsr]
1:
        .endm

/* The exit stubs find their activation through the instance register, which may also hold a HOST_FUNC block: both begin with
   the store pointer. rax, r10, r11 are neither argument nor result registers and every call clobbers them. */
        .macro ACTIVATION_FROM_INSTANCE
        mov     rax, [r15 + TS_INSTANCE_STORE]
        mov     rax, [rax + TS_STORE_ACTIVATION]
        .endm

        /* CFA = [rax + hostSp] + HOST_FRAME while rax is the activation and rsp is not the host's. */
        .macro HOST_FRAME_BY_RAX
        .cfi_escape 0x0f, 5, 0x70, TS_ACTIVATION_HOST_SP, 0x06, 0x23, HOST_FRAME
        .endm

/* void ts_enter(Activation*): runs its slots on its stack, one after another, until the last one returns or one exits. Where an
   exit's slot goes on and returns, those behind it follow. */
BEGIN ts_enter
        .cfi_startproc
        SEH     proc ts_enter
        .cfi_signal_frame
        PUSH_HOST_FRAME
.Lhost_frame:
        mov     rax, rdi
        lea     r11, [rip + .Lhost_frame]
        mov     rsp, rax
        push    0
        push    0
        push    r11
        SEH     endproc
        /* Base frame: a zero frame pointer ends the chain; the activation below, 16-byte aligned. Together with hostSp, where the
           activation begins, the words above are what an interrupt leaves on a stack, pc, cs, flags and stack pointer: Windows'
           unwinder goes on with the host's frame there. */
        SEH     proc .Lbase_frame
.Lbase_frame:
        SEH     pushframe
        push    0
        SEH     pushreg rbp
        mov     rbp, rsp
        SEH     setframe rbp, 0
        SEH     endprologue
        push    rax
        push    rax
        /* CFA = [[rbp - 8] + hostSp] + HOST_FRAME: DW_CFA_def_cfa_expression, breg6 -8, deref, plus_uconst, deref, plus_uconst */
        .cfi_escape 0x0f, 8, 0x76, 0x78, 0x06, 0x23, TS_ACTIVATION_HOST_SP, 0x06, 0x23, HOST_FRAME
        mov     r11, [rax + TS_ACTIVATION_SLOT]
0:      mov     ecx, [r11 + TS_SLOT_STACK_ARG_BYTES]
        test    ecx, ecx
        jz      1f
        mov     rsi, [r11 + TS_SLOT_STACK_ARGS]
        sub     rsp, rcx
        mov     rdi, rsp
        shr     ecx, 3
        rep movsq
1:      mov     r15, [r11 + TS_SLOT_INSTANCE]
        LOAD_INTEGERS r11+TS_SLOT_INTS
        cmp     dword ptr [r11 + TS_SLOT_VECTORS], 0
        je      2f
        LOAD_VECTORS r11+TS_SLOT_INTS
2:      call    [r11 + TS_SLOT_CODE]
        /* The callee popped its stack arguments. */
        mov     rax, [rsp]
        mov     r11, [rax + TS_ACTIVATION_SLOT]
        SAVE_INTEGERS r11+TS_SLOT_INTS
        cmp     dword ptr [r11 + TS_SLOT_VECTORS], 0
        je      3f
        SAVE_VECTORS r11+TS_SLOT_INTS
3:      mov     dword ptr [r11 + TS_SLOT_STATUS], TS_SLOT_STATUS_DONE
        cmp     r11, [rax + TS_ACTIVATION_LAST_SLOT]
        je      4f
        add     r11, TS_SLOT_SIZE
        mov     [rax + TS_ACTIVATION_SLOT], r11
        jmp     0b
4:      mov     dword ptr [rax + TS_ACTIVATION_EXIT], TS_EXIT_DONE
        jmp     ts_leave
        SEH     endproc
        .cfi_endproc
END ts_enter

/* void ts_resume(Activation*): goes on after a libcall or host function, with results in the register file. */
BEGIN ts_resume
        .cfi_startproc
        SEH     proc ts_resume
        PUSH_HOST_FRAME
        mov     rax, rdi
        HOST_FRAME_BY_RAX
        mov     rsp, [rax + TS_ACTIVATION_SP]
        mov     rbp, [rax + TS_ACTIVATION_FP]
        mov     r15, [rax + TS_ACTIVATION_INSTANCE]
        mov     r11, [rax + TS_ACTIVATION_EXIT_REGISTERS]
        LOAD_INTEGERS r11
        LOAD_VECTORS r11
        pop     r11
        add     rsp, [rax + TS_ACTIVATION_POP]
        jmp     r11
        SEH     endproc
        .cfi_endproc
END ts_resume

/* void ts_land(Activation*): goes on at `pc` in the frame that `fp` and `sp` tell; no register holds a value there. */
BEGIN ts_land
        .cfi_startproc
        SEH     proc ts_land
        PUSH_HOST_FRAME
        mov     rax, rdi
        HOST_FRAME_BY_RAX
        mov     rsp, [rax + TS_ACTIVATION_SP]
        mov     rbp, [rax + TS_ACTIVATION_FP]
        mov     r15, [rax + TS_ACTIVATION_INSTANCE]
        jmp     [rax + TS_ACTIVATION_PC]
        SEH     endproc
        .cfi_endproc
END ts_land

/* Back to the host with rax = the activation; the fault handler's rewritten context arrives here, too. */
BEGIN ts_leave
        .cfi_startproc simple
        .cfi_def_cfa rax, 0
        HOST_FRAME_BY_RAX
        .cfi_offset rip, -8
        .cfi_offset rbp, -16
        .cfi_offset rbx, -24
        .cfi_offset r12, -32
        .cfi_offset r13, -40
        .cfi_offset r14, -48
        .cfi_offset r15, -56
        mov     rsp, [rax + TS_ACTIVATION_HOST_SP]
        .cfi_def_cfa rsp, HOST_FRAME
        UNLESS_MXCSR_FITS 1f
        ldmxcsr [rsp]
1:      add     rsp, 8
        .cfi_def_cfa_offset 56
        pop     r15
        .cfi_def_cfa_offset 48
        .cfi_restore r15
        pop     r14
        .cfi_def_cfa_offset 40
        .cfi_restore r14
        pop     r13
        .cfi_def_cfa_offset 32
        .cfi_restore r13
        pop     r12
        .cfi_def_cfa_offset 24
        .cfi_restore r12
        pop     rbx
        .cfi_def_cfa_offset 16
        .cfi_restore rbx
        pop     rbp
        .cfi_def_cfa_offset 8
        .cfi_restore rbp
        cld
        ret
        .cfi_endproc
END ts_leave

/* void ts_interrupted(Activation*): leaves from where a builtin is on the activation's stack. */
BEGIN ts_interrupted
        .cfi_startproc
        mov     rax, rdi
        jmp     ts_leave
        .cfi_endproc
END ts_interrupted

/* Reached by `call [r15 + trapDetail]`, 4 bytes long as the call below, with three words pushed before: DETAIL. */
BEGIN ts_trap_detail_exit
        .cfi_startproc
        ACTIVATION_FROM_INSTANCE
        mov     r11, [rsp + 8]
        mov     [rax + TS_ACTIVATION_NUMBER], r11d
        mov     r11, [rsp + 16]
        mov     [rax + TS_ACTIVATION_LIMIT], r11
        mov     r11, [rsp + 24]
        mov     [rax + TS_ACTIVATION_ASKED], r11
        jmp     trap
        .cfi_endproc
END ts_trap_detail_exit

/* Reached by `call [r15 + trapStub]`, 4 bytes long: its own address is the trap's pc. Never resumed. */
BEGIN ts_trap_exit
        .cfi_startproc
        ACTIVATION_FROM_INSTANCE
        mov     dword ptr [rax + TS_ACTIVATION_NUMBER], TS_DETAIL_NONE
trap:   mov     [rax + TS_ACTIVATION_FP], rbp
        mov     [rax + TS_ACTIVATION_SP], rsp
        mov     r11, [rsp]
        sub     r11, 4
        mov     [rax + TS_ACTIVATION_PC], r11
        mov     dword ptr [rax + TS_ACTIVATION_EXIT], TS_EXIT_TRAP
        jmp     ts_leave
        .cfi_endproc
END ts_trap_exit

/* Reached by `call [r15 + exitStub]` with the libcall's number in r11d. */
BEGIN ts_libcall_exit
        .cfi_startproc
        ACTIVATION_FROM_INSTANCE
        mov     [rax + TS_ACTIVATION_NUMBER], r11d
        mov     dword ptr [rax + TS_ACTIVATION_EXIT], TS_EXIT_LIBCALL
        jmp     save_and_leave
        .cfi_endproc
END ts_libcall_exit

/* The code of every host function's reference; r15 is its HOST_FUNC block. */
BEGIN ts_host_exit
        .cfi_startproc
        ACTIVATION_FROM_INSTANCE
        mov     dword ptr [rax + TS_ACTIVATION_EXIT], TS_EXIT_HOST
save_and_leave:
        mov     r11, [rax + TS_ACTIVATION_EXIT_REGISTERS]
        SAVE_INTEGERS r11
        SAVE_VECTORS r11
        mov     [rax + TS_ACTIVATION_FP], rbp
        mov     [rax + TS_ACTIVATION_SP], rsp
        mov     [rax + TS_ACTIVATION_INSTANCE], r15
        /* A return, as a call came here: the processor predicts returns by counting calls, and would be wrong about every one of
           the host's from here to JavaScript. */
        lea     r11, [rip + ts_leave]
        push    r11
        .cfi_adjust_cfa_offset 8
        ret
        .cfi_endproc
END ts_host_exit

/* Code of host functions of one or two strings, externref, for what STRING_ROW tells of them; where it tells nothing they exit as
   the others do. Host values are equal strings where they are the same word. */

        /* rax = the row of the string whose reference is in the 32-bit register. Clobbers r11. */
        .macro ROW reference
        mov     eax, \reference
        xor     eax, TS_REF_HOST
        test    eax, TS_REF_NO_OBJECT
        jnz     ts_host_exit
        shr     eax, TS_REF_HOST_SHIFT
        mov     r11, [r15 + TS_HOST_FUNC_STORE]
        cmp     eax, [r11 + TS_STORE_STRING_ROWS]
        jae     ts_host_exit
        shl     rax, TS_STRING_ROW_LOG_SIZE
        add     rax, [r11 + TS_STORE_STRINGS]
        cmp     dword ptr [rax + TS_STRING_ROW_KNOWN], 0
        je      ts_host_exit
        .endm

        .macro STRING_STUB name
BEGIN \name
        .cfi_startproc
        .endm
        .macro END_STUB name
        ret
        .cfi_endproc
END \name
        .endm

STRING_STUB ts_string_test
        ROW     edi
        mov     edi, 1
END_STUB ts_string_test

STRING_STUB ts_string_cast
        ROW     edi
        mov     edi, edi
END_STUB ts_string_cast

STRING_STUB ts_string_length
        ROW     edi
        mov     edi, [rax + TS_STRING_ROW_LENGTH]
END_STUB ts_string_length

/* The code unit at an index. */
STRING_STUB ts_string_unit
        ROW     edi
        cmp     esi, [rax + TS_STRING_ROW_LENGTH]
        jae     ts_host_exit
        mov     rax, [rax + TS_STRING_ROW_UNITS]
        test    rax, rax
        jz      ts_host_exit
        mov     r11d, esi
        movzx   edi, word ptr [rax + r11 * 2]
END_STUB ts_string_unit

STRING_STUB ts_string_equals
        ROW     edi
        ROW     esi
        xor     eax, eax
        cmp     edi, esi
        sete    al
        mov     edi, eax
END_STUB ts_string_equals

        CONSTANTS
        .p2align 2
/* All exceptions masked, round to nearest, denormals kept (Intel SDM volume 1, 10.2.3). */
wasm_mxcsr:
        .long   WASM_MXCSR
