// SPDX-License-Identifier: MIT
// One sentence for each code of the player; tests hold the list to its sources.
#include "schema/base/player_errors.hpp"

#include <algorithm>
#include <array>

namespace facenotice {
namespace {

struct Code {
  std::string_view code;
  const char* meaning;
};
// In the order of the alphabet.
constexpr auto codes = std::to_array<Code>({
    {"adopt.needless", noted("Ledger and machine state fit each other; there is nothing to adopt.")},
    {"adopt.other", noted("The adoption was signed for another machine, or for another moment of this one. "
                          "Ask for it anew, and have that signed.")},
    {"adopt.words", noted("Who adopts the ledger, and why, must both be said, in at most 256 bytes each.")},
    {"adoption.form", noted("This is no request for an adoption, or it was changed.")},
    {"adoption.key-date", noted("The adoption is signed by a key that is not valid at this time.")},
    {"adoption.key-revoked", noted("The adoption is signed by a key that is revoked.")},
    {"adoption.role",
     noted("Fewer operators have signed the adoption than this machine’s trust file asks for.")},
    {"adoption.signature",
     noted("A signature under the adoption does not hold: something was changed after it was signed.")},
    {"adoption.signed-twice", noted("One key has signed the adoption twice.")},
    {"adoption.stranger",
     noted("The adoption is signed by a key that this trust file does not list as an operator’s.")},
    {"adoption.unsigned",
     noted("No operator has signed the adoption, and this machine’s trust file asks for that.")},
    {"display.differs", noted("The display showed something else than the signed screen.")},
    {"drawing.format", noted("A drawn screen contradicts itself.")},
    {"drawing.glyph", noted("A screen needs a glyph that the package does not hold.")},
    {"drawing.limit", noted("A drawn screen is larger than the player takes.")},
    {"drawing.memory", noted("There is not enough memory to draw.")},
    {"drawing.size", noted("A screen has no size that can be drawn.")},
    {"file.open", noted("A file cannot be opened.")},
    {"file.read", noted("A file cannot be read.")},
    {"file.size", noted("A file is too large, or is none.")},
    {"file.write", noted("A file cannot be written.")},
    {"gate.busy", noted("The camera is on already.")},
    {"gate.display", noted("Something could not be shown as it was signed.")},
    {"gate.duration", noted("The capture has no longest duration that may be.")},
    {"gate.language", noted("Notice and question were in different languages.")},
    {"gate.ledger", noted("The ledger cannot be read or written.")},
    {"gate.no-consent", noted("No consent is on record in this session.")},
    {"gate.no-guardian", noted("No guardian has consented.")},
    {"gate.no-notice", noted("No notice was shown before the consent.")},
    {"gate.no-purpose", noted("The camera was asked for without a purpose.")},
    {"gate.no-session", noted("Nobody is in a session.")},
    {"gate.no-step", noted("The flow turns no camera on there.")},
    {"gate.not-affirmative", noted("The consent was no act of the person.")},
    {"gate.not-separate", noted("The consent was bundled with something else.")},
    {"gate.package-expired", noted("The package has expired.")},
    {"gate.package-trust", noted("The keys that signed the package count no more.")},
    {"gate.refused", noted("Consent was refused.")},
    {"gate.revoked", noted("The permission was taken back while it was being given.")},
    {"gate.withdrawn", noted("Consent was withdrawn.")},
    {"ledger.absent", noted("There is no ledger, but this machine had one.")},
    {"ledger.busy", noted("A player owns this ledger; stop it first.")},
    {"ledger.corrupt", noted("The ledger was edited or damaged; keep it as evidence.")},
    {"ledger.full", noted("The disk is full: nothing was recorded.")},
    {"ledger.io", noted("The ledger cannot be read or written.")},
    {"ledger.key", noted("The ledger’s head does not fit this device’s key: another key, or the ledger was "
                         "cut, edited or swapped.")},
    {"ledger.memory", noted("There is not enough memory for the ledger.")},
    {"ledger.moved", noted("The ledger's files were taken away or replaced while it was open.")},
    {"ledger.newer", noted("The ledger was written by a newer version.")},
    {"ledger.not-a-database", noted("The file is no ledger.")},
    {"ledger.not-a-ledger", noted("The file is a database of another program.")},
    {"ledger.open", noted("The ledger cannot be opened.")},
    {"ledger.other", noted("This is not the ledger that the machine had.")},
    {"ledger.read-only", noted("The ledger cannot be written to.")},
    {"ledger.shorter",
     noted("The ledger is shorter than it was: an older copy was put back, or its end was lost.")},
    {"minisign.key", noted("This is no minisign key.")},
    {"minisign.signature", noted("This is no minisign signature.")},
    {"package.crypto", noted("The cryptographic library cannot be started.")},
    {"package.digest", noted("A file of the package does not match its digest.")},
    {"package.draft", noted("The package is a draft, and this machine takes none.")},
    {"package.expired", noted("The package has expired, or the machine's date cannot be right.")},
    {"package.flow", noted("The package is of a flow that this machine may not run.")},
    {"package.header", noted("The package's header is damaged.")},
    {"package.key-date", noted("The package is signed by a key that does not count at this time.")},
    {"package.key-revoked", noted("The package is signed by a revoked key.")},
    {"package.magic", noted("This is no package.")},
    {"package.manifest", noted("The package's manifest is damaged, or says what this player does not know.")},
    {"package.memory", noted("There is not enough memory for the package.")},
    {"package.other", noted("This machine has had another package under that number.")},
    {"package.payload", noted("The package's content is damaged.")},
    {"package.role", noted("Too few have signed the package in a role.")},
    {"package.rollback", noted("This machine has had a newer package.")},
    {"package.signature", noted("A signature of the package does not hold.")},
    {"package.signed-twice", noted("One key has signed the package twice.")},
    {"package.size", noted("The package is too large.")},
    {"package.stranger", noted("The package is signed by a key that this machine does not know.")},
    {"package.trailing", noted("There are bytes after the end of the package.")},
    {"package.truncated", noted("The package is cut short.")},
    {"package.unsigned", noted("The package is not signed.")},
    {"package.version", noted("The package is of a version that this player does not read.")},
    {"player.callbacks", noted("A function of the host is missing.")},
    {"player.camera", noted("The face module could not start.")},
    {"player.display", noted("The package is not for this display.")},
    {"player.flow", noted("The flow in the package cannot be played.")},
    {"player.glyphs", noted("The package lacks glyphs.")},
    {"player.memory", noted("There is not enough memory.")},
    {"player.mismatch", noted("Flow and manifest of the package contradict each other.")},
    {"player.no-match", noted("A step serves by face, but no face was matched.")},
    {"player.notice", noted("The package does not name a notice that a step needs.")},
    {"player.screen", noted("The package lacks a screen.")},
    {"player.show", noted("The display could not show a screen.")},
    {"record.invalid", noted("A record cannot be written as it is.")},
    {"state.corrupt", noted("The machine state is cut or damaged.")},
    {"state.full", noted("The machine's state remembers no more flows.")},
    {"state.key", noted("The machine state does not fit this device’s key.")},
    {"state.missing", noted("The ledger names a machine state, but there is none.")},
    {"state.older", noted("An older machine state was put back: the ledger names a later one.")},
    {"state.read", noted("The machine state cannot be read.")},
    {"state.size", noted("The machine state is larger than any that a player writes.")},
    {"state.version", noted("The machine state was written by a newer player; update this one.")},
    {"state.write", noted("The machine state cannot be written.")},
    {"time.date", noted("This is no date.")},
    {"token.early", noted("The token does not count yet.")},
    {"token.expired", noted("The token has expired.")},
    {"token.flow", noted("The token is for another flow.")},
    {"token.form", noted("This is no token.")},
    {"token.guardian", noted("The token was not given by a guardian.")},
    {"token.list-stale", noted("The machine's list of withdrawals is out of date.")},
    {"token.no-list", noted("The machine has no list of withdrawals.")},
    {"token.notice", noted("The token was given on another notice.")},
    {"token.purpose", noted("The token is for another purpose.")},
    {"token.too-long", noted("The token counts for longer than the flow allows.")},
    {"token.withdrawn", noted("The consent has been taken back.")},
    {"trust.duplicate", noted("The trust file lists one key twice.")},
    {"trust.expired", noted("The trust file has expired.")},
    {"trust.key", noted("A key of the trust file cannot be right.")},
    {"trust.key-date", noted("The trust file is signed by a key that does not count at this time.")},
    {"trust.key-revoked", noted("The trust file is signed by a revoked key.")},
    {"trust.new-keys", noted("Too few of the new trust file's own signers have signed it.")},
    {"trust.older", noted("This machine has had a newer trust file.")},
    {"trust.other", noted("This is another trust file of a version that this machine has had.")},
    {"trust.replaced", noted("The trust file was put there without the signatures of the one before.")},
    {"trust.role", noted("Too few have signed the trust file in a role.")},
    {"trust.signature", noted("A signature of the trust file does not hold.")},
    {"trust.signed-twice", noted("One key has signed the trust file twice.")},
    {"trust.size", noted("The trust file is too large.")},
    {"trust.stranger", noted("The trust file is signed by a key that nobody listed.")},
    {"trust.structure", noted("The trust file is not written as it must be.")},
    {"trust.too-far", noted("The version of the trust file jumps too far.")},
    {"trust.unmeetable", noted("The trust file asks for more signatures than it lists keys.")},
    {"trust.unsigned", noted("The trust file is not signed.")},
    {"trust.xml", noted("The trust file is no XML that can be read.")},
    {"withdrawals.form", noted("This is no list of withdrawals.")},
    {"withdrawals.older", noted("This machine has had a newer list of withdrawals.")},
    {"withdrawals.other",
     noted("This is another list of withdrawals under a number that this machine has had.")},
    {"withdrawals.signature", noted("The signature of the list of withdrawals does not hold.")},
    {"withdrawals.stranger",
     noted("The list of withdrawals is signed by a key that this machine does not know.")},
});

const Code* find(std::string_view code) {
  const auto* found =
      std::lower_bound(codes.begin(), codes.end(), code,
                       [](const Code& one, std::string_view wanted) { return one.code < wanted; });
  return found != codes.end() && found->code == code ? found : nullptr;
}

}  // namespace

Message player_says(const Error& error) {
  return Message([error](const Words& words) {
    const Code* known = find(error.code);
    if (known == nullptr || words.language() == "en") return error.message;
    return words.trf("{} ({})", words.tr(known->meaning), error.message);
  });
}

Message error_code_in_words(std::string_view code) {
  const Code* known = find(code);
  return known == nullptr ? Message() : msg(known->meaning);
}

}  // namespace facenotice
