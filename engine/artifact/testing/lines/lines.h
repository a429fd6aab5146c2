/* Code that stands in two functions after inlining, in a file of its own. */
static inline int at(const int *p, int n) {
  if (n > 1000)
    __builtin_trap();
  return p[n];
}
