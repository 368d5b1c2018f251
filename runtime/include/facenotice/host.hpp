// SPDX-License-Identifier: MIT
// What a machine implements so that the player can run on it. Required functions come first; everything else
// has a default that does the safe thing.
//
// Thread rule for all of them: they are called on the thread that calls the Player, inside that call, and
// must not call the Player again (it refuses; queue it). They must not throw. They must outlive the Player.
#pragma once

#include <cstdint>
#include <string>

#include <facenotice/display_list.hpp>
#include <facenotice/gate.hpp>
#include <facenotice/renderer.hpp>
#include <facenotice/result.hpp>

namespace facenotice {

// What one capture may do. Ids are those of the flow; the strings live as long as the call.
struct CaptureOrder {
  std::string step;
  std::string purpose;
  std::uint16_t operations = 0;  // bits of Operation; nothing else may be done with the frames
  std::uint32_t longest_ms = 0;
  std::uint32_t zone_mm = 0;  // faces farther away are not to be looked at; 0: not declared
  bool abort_on_several_faces = true;
  bool preview = false;  // a preview, wake-up frame or head count, not a recognition
};

// The camera and the recognition behind it.
class FaceModule {
 public:
  virtual ~FaceModule() = default;

  // Turns the camera on. The module owns the grant, asks grant.valid(now) before EVERY frame, from whatever
  // thread it likes, and turns the camera off as soon as that says false. The outcome goes to
  // Player::face_result() with grant.id(). False: the camera does not work; the grant must then be let go.
  virtual bool start(Grant grant, const CaptureOrder& order) = 0;
  // Turns the camera off and drops frames, templates and the grant. Also called when nothing runs.
  virtual void stop() = 0;
};

// What is on the screen now.
struct ScreenView {
  const DisplayList& list;  // both live until the next call of show()
  const Frame& frame;       // its pixels; empty when Display::wants_pixels() is false
  const Digest& digest;     // of the display list's bytes, as recorded in the ledger
  bool draft = false;       // say so if you draw the list yourself
  // Bit per choice of the step: the toggles whose box is ticked. Say it when a choice is spoken; leave out
  // the items with Part::tick of the others if you draw the list yourself.
  std::uint32_t ticked = 0;
};

class Display {
 public:
  virtual ~Display() = default;

  // Shows a screen, whole. False: it cannot be shown; then the player leaves the step by an exit of its own,
  // and nobody is asked for anything on a screen that nobody sees.
  virtual bool show(const ScreenView& view) = 0;

  // True: the player draws each screen into pixels. False: the machine draws the display list itself.
  virtual bool wants_pixels() const { return true; }

  // Reads back what people see now: what the panel is fed with, behind everything that could cover, replace
  // or dim it, not the buffer that show() filled. `glass` comes in the size of the last show()'s pixels, all
  // zero; fill it (8 bits each of red, green, blue, and 255). Asked when a choice that gives consent is
  // taken, and whoever goes on from boxes that are ticked: what differs in one pixel from the signed screen's
  // rendering ends the session's grants, records no consent ("display.differs"), and the person goes on by
  // the alternative. False: it cannot (also where its pixels are no RGBA8888); the record then says that
  // nothing was compared. Never asked when wants_pixels() is false. Default: false.
  virtual bool read_back(Frame& glass) {
    (void)glass;
    return false;
  }
};

// An erasure that must be carried out. Stays open in the ledger until Player::confirm_erasure().
struct ErasureOrder {
  Id128 order{};
  Id128 session{};      // in which it was ordered; all-zero when unknown
  std::string purpose;  // id
  // Of a consent given earlier that it undoes: consent_mark() with this ledger's id; whoever knows the
  // token's subject can tell whose. All zero: what was agreed to in that session.
  Digest consent{};
};

// The rest of the machine.
class Host {
 public:
  virtual ~Host() = default;

  // Hand over what the subject came for. `method` is "face" or an alternative's id. The outcome goes to
  // Player::done() or Player::fault().
  virtual void serve(const std::string& step, const std::string& service, const std::string& method) = 0;
  // Delete what the order names, everywhere. Called again at every start for orders that are still open.
  virtual void erase(const ErasureOrder& order) = 0;

  // A call out to the machine (print a receipt, take a card). The outcome goes to Player::done() or fault().
  // Default: false, the machine cannot do it; the player takes the step's fault exit.
  virtual bool call(const std::string& step, const std::string& name) {
    (void)step;
    (void)name;
    return false;
  }
  // The person touched a field of the screen, or a choice that sends the fields while this one, which is
  // required, is empty: show a keyboard for it. Whether something is in it then goes to Player::set_filled().
  // Default: nothing; then no choice that sends a required field can be taken.
  virtual void edit(const std::string& step, const std::string& data) {
    (void)step;
    (void)data;
  }
  // The fields of a screen are to be sent on. The player never sees what is in them.
  virtual void submit(const std::string& step) { (void)step; }
  // A session began or ended: forget what belongs to the subject.
  virtual void session(const Id128& id, bool begins) {
    (void)id;
    (void)begins;
  }
  // Something does not work (the ledger cannot be written, a screen cannot be drawn). The player has already
  // done the safe thing; this is for the operator's log.
  virtual void trouble(const Error& error) { (void)error; }
};

}  // namespace facenotice
