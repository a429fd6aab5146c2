// The registers of a thread that an exception or another thread stopped, x86-64.
#pragma once

#include <windows.h>

#include "activation.h"
#include "faults.h"

namespace touchstone {

inline Stopped stopped(const CONTEXT* context) { return {context->Rip, context->Rsp, context->Rbp}; }

// Sends the thread to ts_leave when it goes on. The stub takes the activation in rax and finds everything else there.
inline void leave(CONTEXT* context, const Activation* activation) {
  context->Rax = activation->top();
  context->Rip = reinterpret_cast<uint64_t>(&ts_leave);
}

}  // namespace touchstone
