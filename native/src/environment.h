// All native state of one Node environment (main thread or Worker): freed when the environment is torn down.
#pragma once

#include <napi.h>

#include <memory>
#include <vector>

#include "activation.h"
#include "batch.h"
#include "code.h"
#include "faults.h"
#include "file.h"
#include "heap.h"
#include "interrupt.h"
#include "memory.h"
#include "shared.h"

namespace touchstone {

struct Environment {
  explicit Environment(Napi::Env env) : env(env) {}

  const Napi::Env env;
  Regions regions;
  Files files;
  CodeMaps code;
  Memories memories;
  Heaps heaps;
  // Before regions, in which lie words that other threads write, go: what stands below goes first.
  SharedMemories shared;
  // Bytes of memories and heaps that JavaScript's garbage collector knows of.
  uint64_t accounted = 0;
  StackPool stacks;
  std::vector<std::unique_ptr<Batch>> batches;
  Progress progress;
  HandlerStack handler_stack;
  Interrupt interrupt;
};

}  // namespace touchstone
