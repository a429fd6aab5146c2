#include "file.h"

namespace touchstone {

Files::~Files() {
  for (int fd : open_) close_descriptor(fd);
}

int Files::keep(int fd) {
  open_.push_back(fd);
  return fd;
}

void Files::close(int fd) {
  if (std::erase(open_, fd) != 0) close_descriptor(fd);
}

}  // namespace touchstone
