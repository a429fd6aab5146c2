#include "debug.h"

#include <mutex>
#include <vector>

#include "exported.h"

// The interface's names and layouts; a debugger finds both by symbol, sets a breakpoint in the function and reads the list.
extern "C" {
struct jit_code_entry {
  jit_code_entry* next_entry;
  jit_code_entry* prev_entry;
  const uint8_t* symfile_addr;
  uint64_t symfile_size;
};
struct jit_descriptor {
  uint32_t version;
  uint32_t action_flag;
  jit_code_entry* relevant_entry;
  jit_code_entry* first_entry;
};
// Exported, but our own wherever another library of the process has them, too.
TS_EXPORTED jit_descriptor __jit_debug_descriptor = {1, 0, nullptr, nullptr};
TS_EXPORTED __attribute__((noinline)) void __jit_debug_register_code() { asm volatile("" ::: "memory"); }
}

namespace touchstone {

namespace {

enum : uint32_t { kNoAction, kRegister, kUnregister };

// The list belongs to the process, environments to threads.
std::mutex list_lock;

void tell(uint32_t action, jit_code_entry* entry) {
  __jit_debug_descriptor.action_flag = action;
  __jit_debug_descriptor.relevant_entry = entry;
  __jit_debug_register_code();
  __jit_debug_descriptor.action_flag = kNoAction;
  __jit_debug_descriptor.relevant_entry = nullptr;
}

}  // namespace

struct DebugSymbols::Entry {
  jit_code_entry link;
  std::vector<uint8_t> file;
};

DebugSymbols::DebugSymbols(const uint8_t* bytes, size_t length) : entry_(new Entry{{}, {bytes, bytes + length}}) {
  std::lock_guard guard(list_lock);
  jit_code_entry*& first = __jit_debug_descriptor.first_entry;
  jit_code_entry* link = &entry_->link;
  *link = {first, nullptr, entry_->file.data(), length};
  if (first != nullptr) first->prev_entry = link;
  first = link;
  tell(kRegister, link);
}

void DebugSymbols::Forget::operator()(Entry* entry) const {
  std::lock_guard guard(list_lock);
  jit_code_entry* link = &entry->link;
  if (link->next_entry != nullptr) link->next_entry->prev_entry = link->prev_entry;
  if (link->prev_entry != nullptr) {
    link->prev_entry->next_entry = link->next_entry;
  } else {
    __jit_debug_descriptor.first_entry = link->next_entry;
  }
  tell(kUnregister, link);
  delete entry;
}

}  // namespace touchstone
