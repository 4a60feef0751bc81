/* The mask kernel of screening/kernel/ in C, over the same tables and the same rows, one thread: how far JavaScript is from
   what the machine can do. Arguments: a file of tables, a file of rows (row numbers, pack after pack), where to write the
   answers. Prints the best time of ten rounds, in nanoseconds a row of processor time. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define BLOCK 2048
typedef struct Node { int32_t start, lookups, children; int32_t *pack; int32_t **table; struct Node *child; } Node;

static int32_t *words;
static size_t at;
static int32_t next(void) { return words[at++]; }

static void readNode(Node *node) {
  node->start = next();
  node->lookups = next();
  node->children = next();
  node->pack = malloc(sizeof(int32_t) * (node->lookups + 1));
  node->table = malloc(sizeof(int32_t *) * (node->lookups + 1));
  for (int k = 0; k < node->lookups; k++) {
    node->pack[k] = next();
    int32_t entries = next();
    node->table[k] = words + at;
    at += entries;
  }
  node->child = malloc(sizeof(Node) * (node->children + 1));
  for (int k = 0; k < node->children; k++) readNode(&node->child[k]);
}

static void *readFile(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (!file) { fprintf(stderr, "cannot read %s\n", path); exit(2); }
  fseek(file, 0, SEEK_END);
  *size = ftell(file);
  rewind(file);
  void *bytes = malloc(*size + 64);
  if (fread(bytes, 1, *size, file) != *size) exit(2);
  fclose(file);
  return bytes;
}

static uint16_t *rows;
static size_t length;
static int32_t scratch[16][BLOCK];

static void decide(const Node *node, size_t from, int n, int32_t *restrict out, int depth) {
  for (int i = 0; i < n; i++) out[i] = node->start;
  for (int k = 0; k < node->lookups; k++) {
    const uint16_t *restrict index = rows + (size_t)node->pack[k] * length + from;
    const int32_t *restrict table = node->table[k];
    for (int i = 0; i < n; i++) out[i] &= table[index[i]];
  }
  for (int k = 0; k < node->children; k++) {
    int32_t *restrict below = scratch[depth];
    decide(&node->child[k], from, n, below, depth + 1);
    for (int i = 0; i < n; i++) out[i] &= ~below[i];
  }
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

int main(int count, char **path) {
  if (count < 4) return 2;
  size_t size;
  words = readFile(path[1], &size);
  length = (uint32_t)next();
  int halves = next();
  Node *half = malloc(sizeof(Node) * halves);
  int32_t *stay = malloc(4 * halves), *rise = malloc(4 * halves);
  for (int h = 0; h < halves; h++) { stay[h] = next(); rise[h] = next(); readNode(&half[h]); }
  rows = readFile(path[2], &size);
  uint32_t *pass = malloc(4 * length), *possible = malloc(4 * length);
  double best = 1e9;
  for (int round = 0; round < 10; round++) {
    double begin = now();
    for (size_t from = 0; from < length; from += BLOCK) {
      int n = length - from < BLOCK ? (int)(length - from) : BLOCK;
      for (int h = 0; h < halves; h++) {
        int32_t *bits = scratch[0];
        decide(&half[h], from, n, bits, 1);
        for (int i = 0; i < n; i++) {
          uint32_t both = (uint32_t)bits[i], upper = both >> 16, s = (uint32_t)stay[h], r = (uint32_t)rise[h];
          uint32_t p = (both & s) | ((both << 16) & r), q = (upper & s) | ((upper << 16) & r);
          pass[from + i] = h ? pass[from + i] | p : p;
          possible[from + i] = h ? possible[from + i] | q : q;
        }
      }
    }
    double took = now() - begin;
    if (took < best) best = took;
  }
  FILE *out = fopen(path[3], "wb");
  if (!out) return 2;
  fwrite(pass, 4, length, out);
  fwrite(possible, 4, length, out);
  fclose(out);
  printf("%.4f\n", best / length * 1e9);
  return 0;
}
