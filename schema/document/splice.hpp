// SPDX-License-Identifier: MIT
// Changes to a document's bytes, told in terms of its elements: the one place that knows how an author
// writes.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "schema/document/document.hpp"
#include "schema/document/markup.hpp"

namespace facenotice {

// A change of a document's bytes.
struct TextEdit {
  std::size_t offset = 0, length = 0;  // in Document::bytes()
  std::string replacement;
};

bool overlap(const TextEdit& a, const TextEdit& b);
// The bytes with the edits made; those at one point in the order given. The edits must not overlap (throws
// std::logic_error).
std::string edited(std::string_view bytes, std::vector<TextEdit> edits);

// A list of changes to one document, which must stay alive and is not touched. Elements are those of
// document.root()'s tree. What is added stands in the author's prefix, indentation, quotes and line ends;
// what is not named stays as it is, byte by byte.
class Splices {
 public:
  explicit Splices(const Document& document);

  void set_attribute(pugi::xml_node element, std::string_view name, std::string_view value);
  void remove_attribute(pugi::xml_node element, std::string_view name);
  // The words of an element that has no child elements; comments inside stay.
  void set_words(pugi::xml_node element, std::string_view words);

  // Each place in the words, as they are written, where `accept` says yes; nothing else of them changes.
  using Accept = std::function<bool(std::string_view written, std::size_t at)>;
  void replace_in_words(pugi::xml_node element, std::string_view from, std::string_view to,
                        const Accept& accept);

  void add_before(pugi::xml_node element, const Markup& markup);
  void add_after(pugi::xml_node element, const Markup& markup);
  void add_first(pugi::xml_node parent, const Markup& markup);
  // As last children. An element without any is opened, which can be done once.
  void add_last(pugi::xml_node parent, const std::vector<Markup>& markup);

  // With the line that it has for itself.
  void remove(pugi::xml_node element);
  // To another place under the same kind of parent, bytes and all.
  void move_before(pugi::xml_node element, pugi::xml_node other);
  void move_after(pugi::xml_node element, pugi::xml_node other);
  // A copy behind `element`, with the changes that `inside` made to it.
  void add_copy(pugi::xml_node element, const Splices& inside);

  const std::vector<TextEdit>& edits() const { return edits_; }
  bool empty() const { return edits_.empty(); }
  std::string bytes() const { return edited(document_.bytes(), edits_); }

 private:
  // Where something is added: `lead` comes before each piece (it is empty in the midst of a line), `tail`
  // behind the last.
  struct Slot {
    std::size_t offset = 0, length = 0;
    std::string open, lead, tail, indentation, prefix;
  };
  struct Span {
    std::size_t from = 0, to = 0;
  };
  // The words of an element, comments inside left out.
  std::vector<Span> words_of(pugi::xml_node element) const;
  std::size_t start_of(pugi::xml_node element) const;
  std::size_t end_of(pugi::xml_node element) const;
  bool begins_its_line(std::size_t start) const;
  std::string indentation_at(std::size_t start) const;
  std::size_t line_break_before(std::size_t start) const;
  Slot slot_before(pugi::xml_node element) const;
  Slot slot_after(pugi::xml_node element) const;
  Slot slot_inside(pugi::xml_node parent, bool last) const;
  void add(const Slot& slot, const std::vector<Markup>& markup);
  void add_text(const Slot& slot, const std::string& text);

  const Document& document_;
  std::string_view bytes_;
  std::string line_end_, unit_;
  std::vector<TextEdit> edits_;
};

}  // namespace facenotice
