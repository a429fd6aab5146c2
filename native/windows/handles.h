// Handles of the system, and those behind descriptors of Node.
#pragma once

#include <windows.h>

#include <utility>

namespace touchstone {

// One that is closed with this.
class Handle {
 public:
  explicit Handle(HANDLE handle = nullptr) : handle_(handle == INVALID_HANDLE_VALUE ? nullptr : handle) {}
  Handle(Handle&& other) : handle_(std::exchange(other.handle_, nullptr)) {}
  Handle& operator=(Handle&& other) {
    std::swap(handle_, other.handle_);
    return *this;
  }
  ~Handle() {
    if (handle_ != nullptr) CloseHandle(handle_);
  }
  bool is_open() const { return handle_ != nullptr; }
  HANDLE get() const { return handle_; }
  HANDLE release() { return std::exchange(handle_, nullptr); }

 private:
  HANDLE handle_;
};

// The file of a descriptor of Node, which has a C library of its own; INVALID_HANDLE_VALUE where there is none.
HANDLE file_of(int fd);

}  // namespace touchstone
