/* How stubs stand in an ELF file: BEGIN and END around each, CONSTANTS before data that nobody writes. No stack is executable. */
#pragma once

        .macro BEGIN name
        .globl  \name
        .hidden \name
        .type   \name, %function
        .p2align 4
\name:
        .endm

        .macro END name
        .size   \name, . - \name
        .endm

        /* What Windows has for unwinders; here they read call frame information alone. */
        .macro SEH directive:vararg
        .endm

        .macro CONSTANTS
        .section .rodata
        .endm

        .section .note.GNU-stack, "", %progbits
