/* SPDX-License-Identifier: MIT
 * The player for C and for everything that can call C.
 *
 * One error rule for all functions that can fail: they take `char** error` as their last argument. On success
 * *error is left alone. On failure, *error is set to a sentence "code: message" that the caller frees with
 * fn_free(), and the function returns NULL, 0 or false. `error` itself may be NULL.
 *
 * Threads: one thread at a time per fn_player; fn_grant_valid() from any thread at any time. Callbacks are
 * called inside the player's functions, on the same thread, must return quickly and must not call the player
 * again: such a call is refused (false). So is a NULL player. Strings are UTF-8; those given to a callback
 * live as long as the call. Times are milliseconds: `utc` since 1970-01-01T00:00:00Z, `monotonic` by a clock
 * that never steps back.
 */
#ifndef FACENOTICE_PLAYER_H
#define FACENOTICE_PLAYER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct fn_player fn_player;
typedef struct fn_grant fn_grant;

typedef struct fn_instant {
  int64_t utc;
  int64_t monotonic;
} fn_instant;

typedef struct fn_id {
  uint8_t bytes[16];
} fn_id;

/* Whatever number a host passes is a value, in C++ too, and is judged as one: C leaves the type to the
 * compiler (unsigned int here), C++ wants it named. */
#ifdef __cplusplus
#define FN_UNSIGNED : unsigned int
#else
#define FN_UNSIGNED
#endif
typedef enum fn_variant FN_UNSIGNED { fn_normal = 0, fn_large_text = 1, fn_high_contrast = 2 } fn_variant;
typedef enum fn_face_outcome FN_UNSIGNED {
  fn_face_matched = 0,
  fn_face_not_matched = 1,
  fn_face_failed = 2,
  fn_face_cancelled = 3
} fn_face_outcome;

/* --- permission ------------------------------------------------------------------------------------------
 */

/* To be asked before EVERY frame; once false, always false. NULL: false. */
bool fn_grant_valid(const fn_grant* grant, int64_t monotonic);
fn_id fn_grant_id(const fn_grant* grant);
/* Ends it. Whoever was given a grant frees it, once. NULL is allowed. */
void fn_grant_free(fn_grant* grant);

/* --- what the machine implements -------------------------------------------------------------------------
 */

typedef struct fn_capture {
  const char* step;
  const char* purpose;
  uint16_t operations; /* 1 detect, 2 liveness, 4 verify, 8 identify, 16 enrol, 32 estimate-age,
                          64 estimate-gender, 128 infer-emotion, 256 categorise; nothing else */
  uint32_t longest_ms;
  uint32_t zone_mm; /* 0: not declared */
  bool abort_on_several_faces;
  bool preview;
} fn_capture;

typedef struct fn_screen {
  const char* step;
  const char* language;
  const char* spoken;  /* title and text, for a screen reader */
  const uint8_t* rgba; /* width * height * 4 bytes, rows from the top */
  int32_t width, height;
  bool draft;
  uint32_t ticked; /* bit per choice of the step: the boxes that are ticked */
} fn_screen;

/* `user` is fn_callbacks.user. */
typedef struct fn_callbacks {
  size_t size; /* sizeof(fn_callbacks): lets a newer player know an older caller */
  void* user;

  /* Required. */
  bool (*face_start)(void* user, fn_grant* grant,
                     const fn_capture* capture); /* now owns the grant, also on false */
  void (*face_stop)(void* user);
  bool (*show)(void* user, const fn_screen* screen);
  void (*serve)(void* user, const char* step, const char* service, const char* method);
  /* `consent`: 32 bytes that tell which consent given earlier it undoes (consent_mark() in
   * consent_token.hpp); NULL: what was agreed to in the session. */
  void (*erase)(void* user, fn_id order, const char* purpose, const uint8_t* consent);

  /* Optional: may be NULL; the safe thing is done then. */
  bool (*call)(void* user, const char* step, const char* name);
  /* A field was touched, or a choice that sends the fields while this one, which is required, is empty: show
   * a keyboard, and say fn_player_set_filled(). NULL: no choice that sends a required field can be taken. */
  void (*edit)(void* user, const char* step, const char* data);
  void (*submit)(void* user, const char* step);
  void (*session)(void* user, fn_id session, bool begins);
  void (*trouble)(void* user, const char* code, const char* message);
  /* Reads back what people see now, not what show() was given: fill width * height * 4 bytes (all zero
   * before) with red, green, blue and 255, rows from the top. See Display::read_back() in host.hpp. NULL or
   * false: the display cannot (or not as RGBA8888); the record then says that nothing was compared. */
  bool (*read_back)(void* user, uint8_t* rgba, int32_t width, int32_t height);
} fn_callbacks;

/* Where the machine state is kept: what must not go back, in a place of the host's own (a secure element, an
 * EEPROM). machine_state.hpp says what for, and what it holds against. Both functions are required. They are
 * called inside fn_player_open(), the player's other functions and adoptions below. */
enum { fn_state_none = -1, fn_state_failed = -2, fn_state_most = 32768 };
typedef struct fn_state_store {
  void* user;
  /* Copies what was written last to `bytes`, which has room for fn_state_most, and returns how many there
   * are; fn_state_none when nothing was ever written, fn_state_failed when it cannot be read. */
  int32_t (*read)(void* user, uint8_t* bytes);
  /* Replaces it, as a whole: after true it survives a power cut, and a cut meanwhile leaves the old bytes or
   * the new ones. */
  bool (*write)(void* user, const uint8_t* bytes, size_t size);
} fn_state_store;

typedef struct fn_options {
  const char* package_path;
  const char* trust_path;
  const char* ledger_path;
  const uint8_t* device_key;    /* 32 bytes, or NULL */
  const char* withdrawals_path; /* NULL: ledger_path with ".withdrawals" */
  const char* display;          /* id of a display profile; NULL: the first */
  fn_variant variant;
  const fn_state_store* state; /* copied; NULL: a file beside the ledger, named after it with ".state" */
} fn_options;

/* --- the player ------------------------------------------------------------------------------------------
 */

/* Copies options and callbacks. NULL when anything does not verify: offer the alternatives only. */
fn_player* fn_player_open(const fn_options* options, const fn_callbacks* callbacks, fn_instant now,
                          char** error);
/* Ends every grant and the session. NULL is allowed. */
void fn_player_free(fn_player* player, fn_instant now);

/* What happened. Each returns false when it means nothing now, which is no error. Each first carries out what
 * fell due before `now`, in order and at its own time; a touch or choice that comes after a time-out was
 * meant for the screen before it, and means nothing. */
bool fn_player_start(fn_player* player, fn_instant now);
bool fn_player_presence(fn_player* player, fn_instant now);
bool fn_player_idle(fn_player* player, fn_instant now);
bool fn_player_resume(fn_player* player, fn_instant now);
bool fn_player_maintenance_exit(fn_player* player, fn_instant now);
/* Whoever stood there went away; or was replaced (not joined) by somebody else. A machine without a sensor
 * that tells these apart calls neither and must not guess: its sessions end by their time-outs. What it does
 * know (the flap fell shut, the card was pulled out) is fn_player_left(). See player.hpp. */
bool fn_player_left(fn_player* player, fn_instant now);
bool fn_player_somebody_came(fn_player* player, fn_instant now);
bool fn_player_touch(fn_player* player, int32_t x, int32_t y, fn_instant now);
bool fn_player_choose(fn_player* player, const char* step, const char* choice, fn_instant now);
/* Something is in a field of the screen (`data`: its data item), or it is empty again; what it is the player
 * never sees. A choice that sends the fields is not taken while one that is required is empty. */
bool fn_player_set_filled(fn_player* player, const char* step, const char* data, bool filled, fn_instant now);
bool fn_player_face_result(fn_player* player, fn_id grant, fn_face_outcome outcome, fn_instant now);
bool fn_player_done(fn_player* player, const char* step, fn_instant now);
bool fn_player_fault(fn_player* player, const char* step, fn_instant now);
bool fn_player_confirm_erasure(fn_player* player, fn_id order, fn_instant now);
bool fn_player_set_variant(fn_player* player, fn_variant variant, fn_instant now);

/* A newer trust file came, signed by those whom the present one names. False: refused, or not put in place;
 * see trouble(). When the running package is not trusted any more, session, grants and player end at once.
 * One that lies beside the trust file, with ".update" after its name, is taken by fn_player_open(). */
bool fn_player_update_trust(fn_player* player, const uint8_t* bytes, size_t size, fn_instant now);

/* Consent given earlier (player.hpp, consent_token.hpp). The person handed in their token, by an act of
 * theirs; false where the flow takes none. */
bool fn_player_hand_in(fn_player* player, const uint8_t* token, size_t size, fn_instant now);
/* A newer list of withdrawals came. False: refused, or not put in place; see trouble(). */
bool fn_player_update_withdrawals(fn_player* player, const uint8_t* bytes, size_t size, fn_instant now);
/* The host knows who it is, and they take back a consent given earlier: it is dead here from now on, and its
 * erasure is ordered. `subject` is the token's. False: no such purpose, or the ledger cannot be written and
 * no more such withdrawals can wait for it (see trouble()): it was not taken, and has to be said again. */
bool fn_player_withdraw_earlier(fn_player* player, fn_id subject, const char* purpose, fn_instant now);

/* Checks the next part of the ledger, of at most `most` records (a thousand take about 1 ms), for moments in
 * which the machine has nothing to do; *left (may be NULL): how many are left, 0 when all have been checked
 * and the next call begins anew. False: it could not be checked, see trouble(). Where the ledger is damaged,
 * session, grants and player end at once, and none starts on it until all of it verifies. */
bool fn_player_check_ledger(fn_player* player, uint64_t most, fn_instant now, uint64_t* left);

/* To be called when the time of fn_player_next_deadline() has come. */
bool fn_player_advance(fn_player* player, fn_instant now);
/* By the monotonic clock; INT64_MAX: nothing is due. */
int64_t fn_player_next_deadline(const fn_player* player);

/* Id of the step that is shown, and the language; valid until the next call. Never NULL. */
const char* fn_player_step(const fn_player* player);
const char* fn_player_language(const fn_player* player);

/* An operator's act: takes ledger and machine state as they are now for this machine's own, where
 * fn_player_open() says "state.missing", "state.older", "state.corrupt", "state.key", "ledger.absent",
 * "ledger.shorter" or "ledger.other". Who and why (at most 256 bytes each) go on record. `device_key` and
 * `state` as in fn_options. See adopt_ledger() in machine_memory.hpp. */
bool fn_ledger_adopt(const char* ledger_path, const uint8_t* device_key, const fn_state_store* state,
                     const char* who, const char* why, fn_instant now, char** error);
/* Where the trust file asks for operators' signatures (<require role="operator" count="1"/>), the player
 * refuses what nobody has signed ("adoption.unsigned"). Then in two steps: what operators sign, as the
 * machine is now (adoption.hpp), to be freed with fn_free(), NULL when there is nothing to sign; nothing is
 * changed. */
char* fn_ledger_request_adoption(const char* ledger_path, const uint8_t* device_key,
                                 const fn_state_store* state, const char* trust_path, const char* who,
                                 const char* why, fn_instant now, char** error);
/* And the act, once they have: that text, with their signatures behind it. It is for that machine at that
 * moment, and once ("adopt.other"); where the power failed in the midst of it, the same bytes complete it. */
bool fn_ledger_adopt_signed(const char* ledger_path, const uint8_t* device_key, const fn_state_store* state,
                            const char* trust_path, const uint8_t* adoption, size_t size, fn_instant now,
                            char** error);

/* Frees an error text, or a request. */
void fn_free(char* text);

#ifdef __cplusplus
}
#endif

#endif
