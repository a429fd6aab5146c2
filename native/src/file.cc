#include "file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace touchstone {

namespace {

constexpr FileFacts kUnreadable = {-1, 0};

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

bool read_whole(int fd, std::span<uint8_t> to) {
  while (!to.empty()) {
    ssize_t n = read(fd, to.data(), to.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    to = to.subspan(static_cast<size_t>(n));
  }
  return true;
}

}  // namespace

FileFacts read_file(const char* path, std::span<uint8_t> to) {
  Descriptor file(open(path, O_RDONLY | O_CLOEXEC));
  struct stat stat;
  if (file.get() < 0 || fstat(file.get(), &stat) != 0) return kUnreadable;
  auto size = static_cast<uint64_t>(stat.st_size);
  if (size <= to.size() && !read_whole(file.get(), to.first(size))) return kUnreadable;
  return {stat.st_size, static_cast<double>(stat.st_mtim.tv_sec) * 1e3 + static_cast<double>(stat.st_mtim.tv_nsec) / 1e6};
}

}  // namespace touchstone
