#include "faults.h"

#include <windows.h>

#include <atomic>
#include <mutex>

#include "context.h"

namespace touchstone {

namespace {

std::atomic<bool> installed = false;

// The first handler of the process: of all exceptions, mostly those of others.
LONG CALLBACK handle(EXCEPTION_POINTERS* exception) {
  const EXCEPTION_RECORD& record = *exception->ExceptionRecord;
  if (record.ExceptionCode != EXCEPTION_ACCESS_VIOLATION || record.NumberParameters < 2) return EXCEPTION_CONTINUE_SEARCH;
  CONTEXT* context = exception->ContextRecord;
  // What was done there (reading, writing, executing) comes before the address.
  Fault fault = running().take_fault(stopped(context), record.ExceptionInformation[1]);
  if (fault == Fault::foreign) return EXCEPTION_CONTINUE_SEARCH;
  if (fault == Fault::trap) leave(context, running().activation);
  return EXCEPTION_CONTINUE_EXECUTION;
}

}  // namespace

bool install_handlers() {
  static std::once_flag once;
  std::call_once(once, [] { installed = AddVectoredExceptionHandler(1, handle) != nullptr; });
  return installed;
}

bool handlers_installed() { return installed; }

// Handlers run on the stack of the code that faulted, which has room for them below its limit (STACK_HEADROOM).
bool HandlerStack::install() { return true; }
HandlerStack::~HandlerStack() = default;

}  // namespace touchstone
