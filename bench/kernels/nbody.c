// Five-body gravity: square roots, divisions, small arrays of doubles.
#include "kernel.h"
typedef struct { double x, y, z, vx, vy, vz, m; } Body;
static Body bodies[5];
u64 run(u32 n) {
  u32 seed = 99;
  for (u32 i = 0; i < 5; i++) {
    double *f = &bodies[i].x;
    for (u32 k = 0; k < 7; k++) f[k] = (double)(xorshift(&seed) & 0xffff) / 4096 + 0.5;
  }
  for (u32 step = 0; step < n * 20000; step++) {
    for (u32 i = 0; i < 5; i++)
      for (u32 j = i + 1; j < 5; j++) {
        Body *p = &bodies[i], *q = &bodies[j];
        double dx = p->x - q->x, dy = p->y - q->y, dz = p->z - q->z;
        double d2 = dx * dx + dy * dy + dz * dz + 0.01;
        double mag = 0.0001 / (d2 * __builtin_sqrt(d2));
        p->vx -= dx * q->m * mag, p->vy -= dy * q->m * mag, p->vz -= dz * q->m * mag;
        q->vx += dx * p->m * mag, q->vy += dy * p->m * mag, q->vz += dz * p->m * mag;
      }
    for (u32 i = 0; i < 5; i++) bodies[i].x += 0.0001 * bodies[i].vx, bodies[i].y += 0.0001 * bodies[i].vy, bodies[i].z += 0.0001 * bodies[i].vz;
  }
  double e = 0;
  for (u32 i = 0; i < 5; i++) e += bodies[i].x + bodies[i].y + bodies[i].z;
  return (u64)(i64)(e * 1e6);
}
