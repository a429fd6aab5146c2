// The native peer: kernels as shared objects from gcc -O2, driven by the same line protocol as the other peers.
// stdin: "PATH N\n"; stdout: "NANOSECONDS CHECKSUM\n".
#include <dlfcn.h>
#include <stdio.h>
#include <time.h>

int main(void) {
  char path[4096];
  unsigned n;
  while (scanf("%4095s %u", path, &n) == 2) {
    void *library = dlopen(path, RTLD_NOW);
    unsigned long long (*run)(unsigned) = library ? (unsigned long long (*)(unsigned))dlsym(library, "run") : 0;
    if (!run) {
      fprintf(stderr, "%s\n", dlerror());
      return 1;
    }
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    unsigned long long sum = run(n);
    clock_gettime(CLOCK_MONOTONIC, &end);
    printf("%lld %llx\n", (end.tv_sec - start.tv_sec) * 1000000000LL + (end.tv_nsec - start.tv_nsec), sum);
    fflush(stdout);
  }
  return 0;
}
