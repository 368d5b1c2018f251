/* SPDX-License-Identifier: MIT
 * A machine on a terminal: the smallest host that plays a signed package. Type a choice's id and Enter; "."
 * lets a second pass; "match", "fail" answer for the camera; "done", "fault" for the service or call; "left",
 * "somebody-came" for a sensor that sees who stands there; "fill FIELD" types into a field; "quit" ends.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <facenotice/player.h>

typedef struct machine {
  fn_grant* grant; /* the camera is on while this is valid */
  fn_id grant_id;
  fn_id order; /* the last erasure that was ordered */
} machine;

static fn_instant now(void) {
  struct timespec wall, steady;
  clock_gettime(CLOCK_REALTIME, &wall);
  clock_gettime(CLOCK_MONOTONIC, &steady);
  fn_instant instant = {(int64_t)wall.tv_sec * 1000 + wall.tv_nsec / 1000000,
                        (int64_t)steady.tv_sec * 1000 + steady.tv_nsec / 1000000};
  return instant;
}

static bool face_start(void* user, fn_grant* grant, const fn_capture* capture) {
  machine* m = user;
  m->grant = grant;
  m->grant_id = fn_grant_id(grant);
  /* A real module starts its camera thread here and asks fn_grant_valid() before every frame. */
  printf("[camera on for %s, at most %" PRIu32 " ms]\n", capture->purpose, capture->longest_ms);
  return true;
}

static void face_stop(void* user) {
  machine* m = user;
  if (m->grant != NULL) printf("[camera off]\n");
  fn_grant_free(m->grant);
  m->grant = NULL;
}

static bool show(void* user, const fn_screen* screen) {
  (void)user;
  printf("\n--- %s (%s, %" PRId32 " x %" PRId32 ")%s ---\n%s\n", screen->step, screen->language,
         screen->width, screen->height, screen->draft ? " DRAFT" : "", screen->spoken);
  return true;
}

static void serve(void* user, const char* step, const char* service, const char* method) {
  (void)user;
  printf("[%s: %s by %s; say \"done\" or \"fault\"]\n", step, service, method);
}

static void erase(void* user, fn_id order, const char* purpose, const uint8_t* consent) {
  (void)consent; /* this machine keeps nobody's face for longer than a session */
  machine* m = user;
  m->order = order;
  printf("[erase everything for %s; say \"erased\"]\n", purpose);
}

static bool call(void* user, const char* step, const char* name) {
  (void)user;
  printf("[%s: %s; say \"done\" or \"fault\"]\n", step, name);
  return true;
}

static void edit(void* user, const char* step, const char* data) {
  (void)user;
  printf("[%s wants something in %s; say \"fill %s\"]\n", step, data, data);
}

static void trouble(void* user, const char* code, const char* message) {
  (void)user;
  fprintf(stderr, "[%s: %s]\n", code, message);
}

static void obey(fn_player* player, machine* m, const char* word) {
  const char* step = fn_player_step(player);
  char here[256];
  snprintf(here, sizeof here, "%s", step);
  if (strcmp(word, "match") == 0) {
    /* No permission, no result: what a module must check before it compares. */
    if (!fn_grant_valid(m->grant, now().monotonic)) printf("[no camera is on]\n");
    fn_player_face_result(player, m->grant_id, fn_face_matched, now());
  } else if (strcmp(word, "fail") == 0) {
    fn_player_face_result(player, m->grant_id, fn_face_failed, now());
  } else if (strcmp(word, "done") == 0) {
    fn_player_done(player, here, now());
  } else if (strcmp(word, "fault") == 0) {
    fn_player_fault(player, here, now());
  } else if (strcmp(word, "erased") == 0) {
    fn_player_confirm_erasure(player, m->order, now());
  } else if (strcmp(word, "left") == 0) {
    fn_player_left(player, now());
  } else if (strcmp(word, "somebody-came") == 0) {
    fn_player_somebody_came(player, now());
  } else if (strncmp(word, "fill ", 5) == 0) {
    /* What is typed stays with the machine: the player is told that something is. */
    if (!fn_player_set_filled(player, here, word + 5, true, now())) printf("[there is no such field here]\n");
  } else if (strcmp(word, ".") == 0) {
    struct timespec second = {1, 0};
    nanosleep(&second, NULL);
  } else if (!fn_player_choose(player, here, word, now())) {
    printf("[that cannot be chosen here]\n");
  }
}

int main(int argc, char** argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: %s PACKAGE.fnp TRUST.xml LEDGER\n", argv[0]);
    return 2;
  }
  machine m = {0};
  fn_callbacks callbacks = {0};
  callbacks.size = sizeof callbacks;
  callbacks.user = &m;
  callbacks.face_start = face_start;
  callbacks.face_stop = face_stop;
  callbacks.show = show;
  callbacks.serve = serve;
  callbacks.erase = erase;
  callbacks.call = call;
  callbacks.edit = edit;
  callbacks.trouble = trouble;
  fn_options options = {0};
  options.package_path = argv[1];
  options.trust_path = argv[2];
  options.ledger_path = argv[3];

  char* error = NULL;
  fn_player* player = fn_player_open(&options, &callbacks, now(), &error);
  if (player == NULL) {
    fprintf(stderr, "No face on this machine: %s\n", error != NULL ? error : "out of memory");
    fn_free(error);
    return 1;
  }
  fn_player_start(player, now());
  char line[256];
  /* Nobody is there yet: all of the ledger is looked at, a thousand records at a time. */
  uint64_t left = 1;
  while (left != 0 && fn_player_check_ledger(player, 1000, now(), &left)) continue;
  while (printf("> "), fflush(stdout), fgets(line, sizeof line, stdin) != NULL) {
    line[strcspn(line, "\r\n")] = '\0';
    if (strcmp(line, "quit") == 0) break;
    /* What fell due while we waited for the line comes before it, whether or not we say so. */
    if (line[0] != '\0') obey(player, &m, line);
    if (fn_player_next_deadline(player) <= now().monotonic) fn_player_advance(player, now());
  }
  fn_player_free(player, now());
  return 0;
}
