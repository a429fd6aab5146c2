// Batches: invocations queued in memory shared with TypeScript (BATCH and SLOT of engine/abi/layout.ts), run in one call. What
// runs in one is of one store. A trap ends its own invocation only; a host call or libcall parks the activation and returns to
// TypeScript, which resumes it.
#pragma once

#include <cstdint>

#include "activation.h"

namespace touchstone {

struct Environment;

// The mapped cell that tells a parent process which invocation was running when this process died.
class Progress {
 public:
  Progress() = default;
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  bool map(int fd);
  bool watched() const { return cell_ != nullptr; }
  void enter(uint32_t tag) {
    if (cell_ == nullptr) return;
    cell_[TS_PROGRESS_TAG / 4] = tag;
    cell_[TS_PROGRESS_RUNNING / 4] = 1;
  }
  void leave() {
    if (cell_ != nullptr) cell_[TS_PROGRESS_RUNNING / 4] = 0;
  }

 private:
  volatile uint32_t* cell_ = nullptr;
};

class Batch {
 public:
  Batch(Environment& environment, uint8_t* memory, uint32_t slots) : environment_(environment), memory_(memory), slots_(slots) {}
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;

  // What a buffer of so many slots has at least: head, slots, their frames.
  static constexpr size_t bytes(uint32_t slots) { return TS_BATCH_SIZE + size_t{slots} * (TS_SLOT_SIZE + TS_MAX_FRAMES * 8); }

  // Does what the BATCH head says, and leaves there an EXIT: done when no invocation is left, or what a parked one wants. What is
  // wrong with the command, or null.
  const char* step();

 private:
  uint32_t run(uint32_t first, uint32_t count);
  uint32_t resume();
  uint32_t abandon();
  uint32_t land();
  uint8_t* slot(uint32_t index) const { return memory_ + TS_BATCH_SIZE + size_t{index} * TS_SLOT_SIZE; }
  uint64_t address_of(uint32_t index) const { return reinterpret_cast<uint64_t>(slot(index)); }
  uint32_t advance();
  Activation* acquire();
  bool settle(Activation*);
  void copy_detail(const Activation*);
  bool go(Activation*, Stub);
  uint32_t go_on(Stub);
  uint32_t ended(Activation*);
  void copy_frames(const Activation*, uint64_t first);
  void finish(uint32_t status);

  Environment& environment_;
  uint8_t* memory_;
  uint32_t slots_;
  uint32_t index_ = 0;
  uint32_t end_ = 0;
  Activation* parked_ = nullptr;
};

}  // namespace touchstone
