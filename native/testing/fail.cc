// Preloaded into a Node process by native/failures.test.ts only: makes the Nth call of one system function fail. It counts calls
// that the addon makes, and those about files below the folder TOUCHSTONE_FAIL_FOLDER, however they come: Node's own are none of
// it.
//
// The test gives orders by opening files that are not there, below that folder: `.fail-FUNCTION-N-ERRNO` arms (errno 0: reads and
// writes transfer half), `.fail-done` disarms; its error is EEXIST if a call was hit, else ENOENT.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

constexpr int kMaxFd = 4096;
bool ours[kMaxFd];

char armed[32];
int countdown;
int armed_errno;
bool hit;

const char* folder() {
  static const char* const value = std::getenv("TOUCHSTONE_FAIL_FOLDER");
  return value == nullptr ? "/nowhere" : value;
}
bool below(const char* path) { return path != nullptr && std::strncmp(path, folder(), std::strlen(folder())) == 0; }
bool is_ours(int fd) { return fd >= 0 && fd < kMaxFd && ours[fd]; }
// Whether a call on a path, or with an empty one on a descriptor, is about a file of ours.
bool about(int fd, const char* path) { return below(path) || (path != nullptr && *path == 0 && is_ours(fd)); }
bool from_addon(const void* caller) {
  Dl_info info = {};
  return dladdr(caller, &info) != 0 && info.dli_fname != nullptr && std::strstr(info.dli_fname, "touchstone.node") != nullptr;
}

// The function of that name behind this one.
template <typename F>
F* next(const char* name) {
  return reinterpret_cast<F*>(dlsym(RTLD_NEXT, name));
}

enum class Fate { kGoOn, kFail, kHalf };
// Counts a call that matters; errno is set where it is to fail.
Fate fate(const char* name) {
  if (countdown == 0 || std::strcmp(armed, name) != 0 || --countdown != 0) return Fate::kGoOn;
  hit = true;
  errno = armed_errno;
  return armed_errno == 0 ? Fate::kHalf : Fate::kFail;
}
bool fails(const char* name) { return fate(name) == Fate::kFail; }

// Orders; true when the path was one, errno says what came of it.
bool order(const char* path) {
  const char* name = std::strstr(path, "/.fail-");
  if (name == nullptr || !below(path)) return false;
  errno = hit ? EEXIST : ENOENT;
  hit = false;
  countdown = 0;
  if (std::sscanf(name, "/.fail-%31[a-z_]-%d-%d", armed, &countdown, &armed_errno) != 3) countdown = 0;
  return true;
}

int note(int fd, bool mine) {
  if (fd >= 0 && fd < kMaxFd) ours[fd] = mine;
  return fd;
}
int open_file(const char* path, int flags, mode_t mode) {
  if (order(path)) return -1;
  if (below(path) && fails("open")) return -1;
  return note(next<int(const char*, int, mode_t)>("open")(path, flags, mode), below(path));
}

int close_file(int fd, bool addon) {
  bool fail = (is_ours(fd) || addon) && fails("close");
  note(fd, false);
  // As Linux does: the descriptor is gone all the same.
  int result = next<int(int)>("close")(fd);
  if (!fail) return result;
  errno = armed_errno;
  return -1;
}

// Reads and writes: `length` bytes, of which half are transferred where that is asked for.
template <typename Call>
ssize_t transfer(const char* name, bool matters, size_t length, Call call) {
  switch (matters ? fate(name) : Fate::kGoOn) {
    case Fate::kFail:
      return -1;
    case Fate::kHalf:
      return call(length > 1 ? length / 2 : length);
    default:
      return call(length);
  }
}


}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return open_file(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return open_file(path, flags, mode);
}
// Names in a folder that is open: only the addon has such.
int openat(int folder, const char* name, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  if (is_ours(folder) && fails("open")) return -1;
  return note(next<int(int, const char*, int, mode_t)>("openat")(folder, name, flags, mode), is_ours(folder));
}
int close(int fd) { return close_file(fd, from_addon(__builtin_return_address(0))); }

ssize_t read(int fd, void* to, size_t n) {
  return transfer("read", is_ours(fd), n, [=](size_t some) { return next<ssize_t(int, void*, size_t)>("read")(fd, to, some); });
}
ssize_t pread64(int fd, void* to, size_t n, off64_t at) {
  return transfer("read", is_ours(fd), n,
                  [=](size_t some) { return next<ssize_t(int, void*, size_t, off64_t)>("pread64")(fd, to, some, at); });
}
ssize_t pread(int fd, void* to, size_t n, off_t at) { return pread64(fd, to, n, at); }
ssize_t write(int fd, const void* from, size_t n) {
  bool matters = is_ours(fd) || from_addon(__builtin_return_address(0));
  return transfer("write", matters, n,
                  [=](size_t some) { return next<ssize_t(int, const void*, size_t)>("write")(fd, from, some); });
}
ssize_t pwrite64(int fd, const void* from, size_t n, off64_t at) {
  return transfer("write", is_ours(fd), n,
                  [=](size_t some) { return next<ssize_t(int, const void*, size_t, off64_t)>("pwrite64")(fd, from, some, at); });
}
ssize_t pwrite(int fd, const void* from, size_t n, off_t at) { return pwrite64(fd, from, n, at); }
int fsync(int fd) { return is_ours(fd) && fails("fsync") ? -1 : next<int(int)>("fsync")(fd); }

int rename(const char* from, const char* to) {
  return below(to) && fails("rename") ? -1 : next<int(const char*, const char*)>("rename")(from, to);
}
int renameat(int from_folder, const char* from, int to_folder, const char* to) {
  if (is_ours(to_folder) && fails("rename")) return -1;
  return next<int(int, const char*, int, const char*)>("renameat")(from_folder, from, to_folder, to);
}
int unlinkat(int folder, const char* name, int flags) {
  return is_ours(folder) && fails("unlink") ? -1 : next<int(int, const char*, int)>("unlinkat")(folder, name, flags);
}
int unlink(const char* path) { return below(path) && fails("unlink") ? -1 : next<int(const char*)>("unlink")(path); }
int mkdir(const char* path, mode_t mode) {
  return below(path) && fails("mkdir") ? -1 : next<int(const char*, mode_t)>("mkdir")(path, mode);
}
int utimensat(int dir, const char* path, const timespec times[2], int flags) {
  if ((below(path) || is_ours(dir)) && fails("utime")) return -1;
  return next<int(int, const char*, const timespec*, int)>("utimensat")(dir, path, times, flags);
}
int futimens(int fd, const timespec times[2]) {
  return is_ours(fd) && fails("utime") ? -1 : next<int(int, const timespec*)>("futimens")(fd, times);
}
int fstat(int fd, struct stat* to) { return is_ours(fd) && fails("stat") ? -1 : next<int(int, struct stat*)>("fstat")(fd, to); }
int statx(int dir, const char* path, int flags, unsigned mask, struct statx* to) {
  if (about(dir, path) && fails("stat")) return -1;
  return next<int(int, const char*, int, unsigned, struct statx*)>("statx")(dir, path, flags, mask, to);
}
// libuv asks the kernel itself for some.
long syscall(long number, ...) {
  va_list rest;
  va_start(rest, number);
  uint64_t a[6];
  for (uint64_t& argument : a) argument = va_arg(rest, uint64_t);
  va_end(rest);
  if (number == SYS_close) return close_file(static_cast<int>(a[0]), false);
  if (number == SYS_statx) {
    if (about(static_cast<int>(a[0]), reinterpret_cast<const char*>(a[1])) && fails("stat")) return -1;
  }
  return next<long(long, ...)>("syscall")(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

void* mmap(void* at, size_t length, int protection, int flags, int fd, off_t offset) {
  if (from_addon(__builtin_return_address(0)) && fails("mmap")) return MAP_FAILED;
  return next<void*(void*, size_t, int, int, int, off_t)>("mmap")(at, length, protection, flags, fd, offset);
}
int mprotect(void* at, size_t length, int protection) {
  if (from_addon(__builtin_return_address(0)) && fails("mprotect")) return -1;
  return next<int(void*, size_t, int)>("mprotect")(at, length, protection);
}
int memfd_create(const char* name, unsigned flags) {
  if (from_addon(__builtin_return_address(0)) && fails("memfd")) return -1;
  return next<int(const char*, unsigned)>("memfd_create")(name, flags);
}
int fcntl(int fd, int command, ...) {
  va_list rest;
  va_start(rest, command);
  void* argument = va_arg(rest, void*);
  va_end(rest);
  if (from_addon(__builtin_return_address(0)) && fails("fcntl")) return -1;
  return next<int(int, int, void*)>("fcntl")(fd, command, argument);
}
}
