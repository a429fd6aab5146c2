/* How stubs stand in a COFF file: BEGIN and END around each, CONSTANTS before data that nobody writes. */
#pragma once

        .macro BEGIN name
        .globl  \name
        .def    \name
        .scl    2
        .type   32
        .endef
        .p2align 4
\name:
        .endm

        .macro END name
        .endm

        /* What the system's unwinder is told ("exception handling", Microsoft). */
        .macro SEH directive:vararg
        .seh_\directive
        .endm

        .macro CONSTANTS
        .section .rdata, "dr"
        .endm
