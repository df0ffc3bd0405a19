/* The work items of docs/performance.md in C for just these networks: what the machine can do at most.
 *
 *   cc -O3 -march=native -o limit limit.c -lm -pthread
 *   limit W1|W2|W3|W4 RUNS
 *
 * prints the milliseconds of the median run. Rows or networks lie side by side in vectors, parameters stay in
 * registers where they fit, and sums of products are made in tiles. Nothing is general here. */

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define INLINE static inline __attribute__((always_inline))

typedef double Lanes __attribute__((vector_size(64)));
typedef long long LaneBits __attribute__((vector_size(64)));

static double milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1e3 + now.tv_nsec * 1e-6;
}

static double uniform(double low, double high) {
  static unsigned long long state = 0x9E3779B97F4A7C15ULL;
  state ^= state << 13, state ^= state >> 7, state ^= state << 17;
  return low + (high - low) * (double) (state >> 11) / 9007199254740992.0;
}

/* where ? then : otherwise */
#define CHOOSE(where, then, otherwise) \
  ((Lanes) (((where) & (LaneBits) (then)) | (~(where) & (LaneBits) (otherwise))))

/* exp(x) = 2^n exp(r), |r| <= ln(2) / 2, by the first terms of its series; to a few units in the last place. */
INLINE Lanes exponential(Lanes x) {
  const Lanes shift = (Lanes) {0} + 0x1.8p52;
  x = CHOOSE(x < -700, (Lanes) {0} - 700, x);
  x = CHOOSE(x > 700, (Lanes) {0} + 700, x);
  Lanes n = x * 0x1.71547652b82fep0 + shift;
  LaneBits power = ((LaneBits) n - (LaneBits) shift + 1023) << 52;
  n -= shift;
  Lanes r = x - n * 0x1.62e42fefa0000p-1 - n * 0x1.cf79abc9e3b3ap-40;
  Lanes r2 = r * r, r4 = r2 * r2;
  Lanes low = (1 + r) + r2 * (1.0 / 2 + r * (1.0 / 6));
  Lanes middle = (1.0 / 24 + r * (1.0 / 120)) + r2 * (1.0 / 720 + r * (1.0 / 5040));
  Lanes high = (1.0 / 40320 + r * (1.0 / 362880)) + r2 * (1.0 / 3628800 + r * (1.0 / 39916800))
    + r4 * (1.0 / 479001600);
  return (low + r4 * (middle + r4 * high)) * (Lanes) power;
}

/* XOR, in memory that the compiler does not look into. */
static volatile double xor_inputs[2][4] = {{0, 1, 0, 1}, {0, 0, 1, 1}};
static volatile double xor_targets[4] = {0, 1, 1, 0};
static volatile double alpha = 0.3;

/* The sum of each four rows, in every one of them. */
INLINE Lanes total(Lanes x) {
  x += __builtin_shuffle(x, (LaneBits) {1, 0, 3, 2, 5, 4, 7, 6});
  return x + __builtin_shuffle(x, (LaneBits) {2, 3, 0, 1, 6, 7, 4, 5});
}

/* W1: the founding job, 2-2-1, 10,000 epochs, with the loss of each: four rows of both units side by side. */
static double founding(void) {
  static double losses[10001];
  Lanes a, b, y, bias, left, right, up, out;
  for (int k = 0; k < 8; k++) a[k] = xor_inputs[0][k % 4], b[k] = xor_inputs[1][k % 4], y[k] = xor_targets[k % 4];
  for (int k = 0; k < 8; k += 4) {
    double p[4] = {uniform(-1, 1), uniform(-1, 1), uniform(-1, 1), uniform(-1, 1)};
    for (int row = k; row < k + 4; row++) bias[row] = p[0], left[row] = p[1], right[row] = p[2], up[row] = p[3];
  }
  out = (Lanes) {0} + uniform(-1, 1);
  double step = alpha / 4;
  for (int epoch = 0; epoch < 10000; epoch++) {
    Lanes h = 1 / (1 + exponential(-(bias + left * a + right * b)));
    Lanes part = up * h;
    Lanes error = part + __builtin_shuffle(part, (LaneBits) {4, 5, 6, 7, 0, 1, 2, 3}) + (out - y);
    Lanes d = error * (part * (1 - h));
    losses[epoch] = total(error * error)[0] / 8;
    bias -= step * total(d), left -= step * total(d * a), right -= step * total(d * b);
    up -= step * total(error * h), out -= step * total(error);
  }
  return losses[9999];
}

/* W2: 4,096 networks of that shape, 2,000 epochs, eight side by side, on two threads. */
enum { NETWORKS = 4096, THREADS = 2 };
static double fleet_losses[NETWORKS];
static double fleet_starts[NETWORKS / 8][9][8];

static void *fleet_part(void *thread) {
  double a[4], b[4], y[4], step = alpha / 4;
  for (int k = 0; k < 4; k++) a[k] = xor_inputs[0][k], b[k] = xor_inputs[1][k], y[k] = xor_targets[k];
  for (int group = (int) (long) thread; group < NETWORKS / 8; group += THREADS) {
    Lanes p[9], loss = {0};
    memcpy(p, fleet_starts[group], sizeof p);
    for (int epoch = 0; epoch < 2000; epoch++) {
      Lanes g[9] = {{0}};
      loss = (Lanes) {0};
#pragma GCC unroll 4
      for (int row = 0; row < 4; row++) {
        Lanes h1 = 1 / (1 + exponential(-(p[0] + p[1] * a[row] + p[2] * b[row])));
        Lanes h2 = 1 / (1 + exponential(-(p[3] + p[4] * a[row] + p[5] * b[row])));
        Lanes error = p[6] + p[7] * h1 + p[8] * h2 - y[row];
        Lanes d1 = error * p[7] * h1 * (1 - h1), d2 = error * p[8] * h2 * (1 - h2);
        loss += error * error;
        g[0] += d1, g[1] += d1 * a[row], g[2] += d1 * b[row];
        g[3] += d2, g[4] += d2 * a[row], g[5] += d2 * b[row];
        g[6] += error, g[7] += error * h1, g[8] += error * h2;
      }
      for (int k = 0; k < 9; k++) p[k] -= step * g[k];
    }
    for (int k = 0; k < 8; k++) fleet_losses[group * 8 + k] = loss[k] / 8;
  }
  return NULL;
}

static double fleet(void) {
  for (int k = 0; k < NETWORKS * 9; k++) ((double *) fleet_starts)[k] = uniform(-1, 1);
  pthread_t other;
  pthread_create(&other, NULL, fleet_part, (void *) 1L);
  fleet_part((void *) 0L);
  pthread_join(other, NULL);
  return fleet_losses[7];
}

/* W3 and W4: a hidden layer and softmax by mini-batches. Ten classes lie in sixteen places. */
typedef struct { int rows, inputs, hidden, batch, epochs; double alpha; int is_relu; } Shape;
enum { CLASSES = 10, PLACES = 16, WIDE = 784 * 128, MOST = 64 };
static double *inputs, *targets;
static double w1[WIDE], b1[128], w2[128 * PLACES], b2[PLACES], turned[PLACES * 128];
static double hidden[MOST * 128], output[MOST * PLACES], delta[MOST * 128];

typedef double Loose __attribute__((vector_size(64), aligned(8)));
INLINE Lanes load(const double *from) { return *(const Loose *) from; }
INLINE void store(double *to, Lanes x) { *(Loose *) to = x; }

/* c[i][..] = factor * c[i][..] + scale * sum over t of a(t, i) b[t][..], for four i and width * 8 columns. */
#define TILE(name, width) \
  INLINE void name(const double *a, long a_term, long a_row, const double *b, long b_term, int terms, \
      double *c, long c_row, double factor, double scale) { \
    Lanes sum[4][width] = {{{0}}}; \
    for (int t = 0; t < terms; t++) \
      for (int j = 0; j < width; j++) { \
        Lanes right = load(b + t * b_term + 8 * j); \
        for (int i = 0; i < 4; i++) sum[i][j] += a[t * a_term + i * a_row] * right; \
      } \
    for (int i = 0; i < 4; i++) \
      for (int j = 0; j < width; j++) { \
        double *at = c + i * c_row + 8 * j; \
        store(at, (factor == 0 ? (Lanes) {0} : factor * load(at)) + scale * sum[i][j]); \
      } \
  }
TILE(tile32, 4)
TILE(tile16, 2)

static void step(Shape s, int from, int rows) {
  int padded = (rows + 3) & ~3;
  const double *x = inputs + (long) from * s.inputs;
  for (int r = 0; r < padded; r += 4)
    for (int j = 0; j < s.hidden; j += 32)
      tile32(x + (long) r * s.inputs, 1, s.inputs, w1 + j, s.hidden, s.inputs,
          hidden + r * s.hidden + j, s.hidden, 0, 1);
  for (int r = 0; r < padded; r++)
    for (int j = 0; j < s.hidden; j += 8) {
      Lanes z = load(hidden + r * s.hidden + j) + load(b1 + j);
      store(hidden + r * s.hidden + j, s.is_relu ? CHOOSE(z > 0, z, (Lanes) {0}) : 1 - 2 / (1 + exponential(2 * z)));
    }
  for (int r = 0; r < padded; r += 4)
    tile16(hidden + r * s.hidden, 1, s.hidden, w2, PLACES, s.hidden, output + r * PLACES, PLACES, 0, 1);
  for (int r = 0; r < padded; r++) {
    double *o = output + r * PLACES;
    const double *y = targets + (long) (from + r) * PLACES;
    double highest = o[0] + b2[0], sum = 0;
    for (int k = 0; k < CLASSES; k++) o[k] += b2[k], highest = fmax(highest, o[k]);
    store(o, exponential(load(o) - highest)), store(o + 8, exponential(load(o + 8) - highest));
    for (int k = 0; k < CLASSES; k++) sum += o[k];
    for (int k = 0; k < PLACES; k++) o[k] = r < rows && k < CLASSES ? o[k] / sum - y[k] : 0;
  }
  for (int r = 0; r < padded; r += 4)
    for (int j = 0; j < s.hidden; j += 32)
      tile32(output + r * PLACES, 1, PLACES, turned + j, s.hidden, CLASSES, delta + r * s.hidden + j, s.hidden, 0, 1);
  for (int k = 0; k < padded * s.hidden; k += 8) {
    Lanes h = load(hidden + k), d = load(delta + k);
    store(delta + k, s.is_relu ? CHOOSE(h > 0, d, (Lanes) {0}) : d * (1 - h * h));
  }
  double scale = -s.alpha / rows;
  for (int i = 0; i < s.hidden; i += 4)
    tile16(hidden + i, s.hidden, 1, output, PLACES, rows, w2 + i * PLACES, PLACES, 1, scale);
  for (int i = 0; i < s.inputs; i += 4)
    for (int j = 0; j < s.hidden; j += 32)
      tile32(x + i, s.inputs, 1, delta + j, s.hidden, rows, w1 + (long) i * s.hidden + j, s.hidden, 1, scale);
  for (int r = 0; r < rows; r++) {
    for (int j = 0; j < s.hidden; j++) b1[j] += scale * delta[r * s.hidden + j];
    for (int k = 0; k < CLASSES; k++) b2[k] += scale * output[r * PLACES + k];
  }
  for (int j = 0; j < s.hidden; j++)
    for (int k = 0; k < CLASSES; k++) turned[k * s.hidden + j] = w2[j * PLACES + k];
}

static double batches(Shape s) {
  double bound1 = sqrt(6.0 / (s.inputs + s.hidden)), bound2 = sqrt(6.0 / (s.hidden + CLASSES));
  if (!inputs) {
    inputs = calloc((long) (s.rows + 4) * s.inputs, sizeof(double));
    targets = calloc((long) (s.rows + 4) * PLACES, sizeof(double));
    for (long k = 0; k < (long) s.rows * s.inputs; k++) inputs[k] = uniform(0, 1);
    for (int r = 0; r < s.rows; r++) targets[(long) r * PLACES + (int) uniform(0, CLASSES)] = 1;
  }
  for (int k = 0; k < s.inputs * s.hidden; k++) w1[k] = uniform(-bound1, bound1);
  memset(w2, 0, sizeof w2), memset(b1, 0, sizeof b1), memset(b2, 0, sizeof b2);
  for (int j = 0; j < s.hidden; j++)
    for (int k = 0; k < CLASSES; k++) turned[k * s.hidden + j] = w2[j * PLACES + k] = uniform(-bound2, bound2);
  for (int epoch = 0; epoch < s.epochs; epoch++)
    for (int from = 0; from < s.rows; from += s.batch)
      step(s, from, s.rows - from < s.batch ? s.rows - from : s.batch);
  return w1[0];
}

static double run(const char *item) {
  if (!strcmp(item, "W1")) return founding();
  if (!strcmp(item, "W2")) return fleet();
  if (!strcmp(item, "W3")) return batches((Shape) {1797, 64, 32, 32, 20, 0.1, 0});
  return batches((Shape) {10000, 784, 128, 64, 1, 0.05, 1});
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

int main(int count, char **arguments) {
  if (count < 3) return fprintf(stderr, "limit W1|W2|W3|W4 RUNS\n"), 2;
  int runs = atoi(arguments[2]);
  double *times = malloc(runs * sizeof(double)), result = run(arguments[1]);
  for (int k = 0; k < runs; k++) {
    double begin = milliseconds();
    result = run(arguments[1]);
    times[k] = milliseconds() - begin;
  }
  qsort(times, runs, sizeof(double), ascending);
  fprintf(stderr, "%s ended at %g\n", arguments[1], result);
  printf("%.4f\n", times[runs / 2]);
  return 0;
}
