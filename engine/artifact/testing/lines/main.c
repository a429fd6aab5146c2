#include "lines.h"

int sum(const int *p, int n);

static const int numbers[4] = {1, 2, 3, 4};

int dropped(int n) { return n * 31; }

int first(int n) {
  int doubled = n * 2;
  return at(numbers, doubled) +
         at(numbers, n);
}

int second(int n) { return sum(numbers, n) + 1; }

int divide(int a, int b) {
  return a
         / b;
}
