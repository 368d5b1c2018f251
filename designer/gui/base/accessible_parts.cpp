// SPDX-License-Identifier: MIT
// wxWidgets 3.2 has no accessibility of its own on GTK: the accessible object of a canvas is one of ours,
// made of GTK's own for containers, with an AtkObject for each part after the child windows.
#include "designer/gui/base/accessible_parts.hpp"

#ifdef __WXGTK__
#include <gtk/gtk-a11y.h>
#include <gtk/gtk.h>
#endif

namespace facenotice::gui {

#ifdef __WXGTK__

namespace {

constexpr const char* objects_key = "facenotice-accessible-parts";

}  // namespace

// The AtkObjects of the parts. They may outlive the parts, in the hands of a screen reader: then they are
// defunct.
class AccessibleParts::Objects {
 public:
  // What lies in memory for a part, as GObject wants it.
  struct Part {
    AtkObject parent;
    Objects* owner;
    int index;
  };

  explicit Objects(AccessibleParts& parts) : parts_(parts) {
    g_object_set_data(G_OBJECT(parts_.window_.m_wxwindow), objects_key, this);
  }
  ~Objects() {
    g_object_set_data(G_OBJECT(parts_.window_.m_wxwindow), objects_key, nullptr);
    shorten(0);
  }
  Objects(const Objects&) = delete;
  Objects& operator=(const Objects&) = delete;

  // GTK makes the accessible object when somebody first asks, by the type that the class has then; without
  // parts ours is like GTK's own.
  static void accept(GtkWidget* widget) {
    gtk_widget_class_set_accessible_type(GTK_WIDGET_GET_CLASS(widget), canvas_type());
  }

  // Parts that stay keep their objects: whoever reads one goes on reading it.
  void follow(const std::vector<AccessiblePart>& before) {
    std::size_t same = 0;
    const std::vector<AccessiblePart>& now = parts_.parts_;
    while (same < now.size() && same < objects_.size() && before[same].key == now[same].key &&
           before[same].role == now[same].role)
      ++same;
    shorten(same);
    for (std::size_t i = 0; i < same; ++i)
      if (before[i].name != now[i].name) atk_object_set_name(objects_[i], now[i].name.utf8_str());
    for (std::size_t i = same; i < now.size(); ++i) append(now[i]);
  }

  void tell_selected(std::size_t index, bool selected) {
    if (index >= objects_.size()) return;
    atk_object_notify_state_change(objects_[index], ATK_STATE_SELECTED, selected);
    tell_focus(index, selected && parts_.window_.HasFocus());
  }
  void tell_focus(std::size_t index, bool focused) {
    if (index >= objects_.size()) return;
    atk_object_notify_state_change(objects_[index], ATK_STATE_FOCUSED, focused);
    if (focused) g_signal_emit_by_name(canvas(), "active-descendant-changed", objects_[index]);
  }

 private:
  AtkObject* canvas() const { return gtk_widget_get_accessible(parts_.window_.m_wxwindow); }
  int windows_before() const {
    return ATK_OBJECT_CLASS(g_type_class_peek(GTK_TYPE_CONTAINER_ACCESSIBLE))->get_n_children(canvas());
  }

  void append(const AccessiblePart& part) {
    auto* object = static_cast<Part*>(g_object_new(part_type(), nullptr));
    object->owner = this;
    object->index = static_cast<int>(objects_.size());
    atk_object_set_name(ATK_OBJECT(object), part.name.utf8_str());
    atk_object_set_role(ATK_OBJECT(object), role_of(part.role));
    atk_object_set_parent(ATK_OBJECT(object), canvas());
    objects_.push_back(ATK_OBJECT(object));
    g_signal_emit_by_name(canvas(), "children-changed::add", windows_before() + object->index, object);
  }
  void shorten(std::size_t length) {
    while (objects_.size() > length) {
      AtkObject* object = objects_.back();
      objects_.pop_back();
      as_part(object)->owner = nullptr;
      atk_object_notify_state_change(object, ATK_STATE_DEFUNCT, TRUE);
      if (parts_.window_.m_wxwindow != nullptr)
        g_signal_emit_by_name(canvas(), "children-changed::remove",
                              windows_before() + static_cast<int>(objects_.size()), object);
      g_object_unref(object);
    }
  }

  static AtkRole role_of(AccessiblePart::Role role) {
    switch (role) {
      case AccessiblePart::Role::button:
        return ATK_ROLE_PUSH_BUTTON;
      case AccessiblePart::Role::check_box:
        return ATK_ROLE_CHECK_BOX;
      case AccessiblePart::Role::heading:
        return ATK_ROLE_HEADING;
      case AccessiblePart::Role::paragraph:
        return ATK_ROLE_PARAGRAPH;
      case AccessiblePart::Role::entry:
        return ATK_ROLE_ENTRY;
      case AccessiblePart::Role::icon:
        return ATK_ROLE_ICON;
      case AccessiblePart::Role::link:
        break;
    }
    return ATK_ROLE_LINK;
  }

  static Part* as_part(gpointer object) { return static_cast<Part*>(object); }
  static Objects* of_canvas(AtkObject* canvas) {
    GtkWidget* widget = gtk_accessible_get_widget(GTK_ACCESSIBLE(canvas));
    return widget == nullptr ? nullptr
                             : static_cast<Objects*>(g_object_get_data(G_OBJECT(widget), objects_key));
  }

  // --- the canvas

  static GType canvas_type() {
    static const GType type = [] {
      GTypeQuery inherited;
      g_type_query(GTK_TYPE_CONTAINER_ACCESSIBLE, &inherited);
      return g_type_register_static_simple(GTK_TYPE_CONTAINER_ACCESSIBLE, "FaceNoticeCanvas",
                                           inherited.class_size, &Objects::init_canvas_class,
                                           inherited.instance_size, nullptr, GTypeFlags());
    }();
    return type;
  }
  static void init_canvas_class(gpointer klass, gpointer) {
    ATK_OBJECT_CLASS(klass)->get_n_children = [](AtkObject* canvas) -> gint {
      const Objects* objects = of_canvas(canvas);
      return inherited().get_n_children(canvas) +
             (objects == nullptr ? 0 : static_cast<int>(objects->objects_.size()));
    };
    ATK_OBJECT_CLASS(klass)->ref_child = [](AtkObject* canvas, gint index) -> AtkObject* {
      const Objects* objects = of_canvas(canvas);
      const int windows = inherited().get_n_children(canvas);
      if (objects == nullptr || index < windows) return inherited().ref_child(canvas, index);
      const auto part = static_cast<std::size_t>(index - windows);
      return part < objects->objects_.size() ? ATK_OBJECT(g_object_ref(objects->objects_[part])) : nullptr;
    };
  }
  static const AtkObjectClass& inherited() {
    return *ATK_OBJECT_CLASS(g_type_class_peek(GTK_TYPE_CONTAINER_ACCESSIBLE));
  }

  // --- a part

  static GType part_type() {
    static const GType type = [] {
      const GType made =
          g_type_register_static_simple(ATK_TYPE_OBJECT, "FaceNoticePart", sizeof(AtkObjectClass),
                                        &Objects::init_part_class, sizeof(Part), nullptr, GTypeFlags());
      static const GInterfaceInfo component = {&Objects::init_component, nullptr, nullptr};
      g_type_add_interface_static(made, ATK_TYPE_COMPONENT, &component);
      static const GInterfaceInfo action = {&Objects::init_action, nullptr, nullptr};
      g_type_add_interface_static(made, ATK_TYPE_ACTION, &action);
      return made;
    }();
    return type;
  }
  static void init_part_class(gpointer klass, gpointer) {
    ATK_OBJECT_CLASS(klass)->get_index_in_parent = [](AtkObject* part) -> gint {
      const Objects* owner = as_part(part)->owner;
      return owner == nullptr ? -1 : owner->windows_before() + as_part(part)->index;
    };
    ATK_OBJECT_CLASS(klass)->ref_state_set = [](AtkObject* part) -> AtkStateSet* {
      AtkStateSet* states = atk_state_set_new();
      const Objects* owner = as_part(part)->owner;
      if (owner == nullptr) {
        atk_state_set_add_state(states, ATK_STATE_DEFUNCT);
        return states;
      }
      const AccessibleParts& parts = owner->parts_;
      for (const AtkStateType state : {ATK_STATE_ENABLED, ATK_STATE_SENSITIVE, ATK_STATE_FOCUSABLE,
                                       ATK_STATE_SELECTABLE, ATK_STATE_VISIBLE})
        atk_state_set_add_state(states, state);
      const auto index = static_cast<std::size_t>(as_part(part)->index);
      if (parts.window_.IsShownOnScreen() &&
          parts.canvas_.place(index).Intersects(parts.window_.GetClientRect()))
        atk_state_set_add_state(states, ATK_STATE_SHOWING);
      if (parts.selected_ == index) {
        atk_state_set_add_state(states, ATK_STATE_SELECTED);
        if (parts.window_.HasFocus()) atk_state_set_add_state(states, ATK_STATE_FOCUSED);
      }
      return states;
    };
  }
  static void init_component(gpointer interface, gpointer) {
    auto* component = static_cast<AtkComponentIface*>(interface);
    component->get_extents = [](AtkComponent* part, gint* x, gint* y, gint* width, gint* height,
                                AtkCoordType relative_to) {
      wxRect place;
      if (const Objects* owner = as_part(part)->owner) {
        const AccessibleParts& parts = owner->parts_;
        place = parts.canvas_.place(static_cast<std::size_t>(as_part(part)->index));
        if (relative_to != ATK_XY_PARENT)
          place.SetPosition(parts.window_.ClientToScreen(place.GetPosition()));
        if (relative_to == ATK_XY_WINDOW)
          place.Offset(-wxGetTopLevelParent(&parts.window_)->ClientToScreen(wxPoint(0, 0)));
      }
      *x = place.x;
      *y = place.y;
      *width = place.width;
      *height = place.height;
    };
    component->grab_focus = [](AtkComponent* part) -> gboolean { return choose(as_part(part)); };
  }
  static void init_action(gpointer interface, gpointer) {
    auto* action = static_cast<AtkActionIface*>(interface);
    action->get_n_actions = [](AtkAction*) -> gint { return 1; };
    action->get_name = [](AtkAction*, gint) -> const gchar* { return "select"; };
    action->do_action = [](AtkAction* part, gint) -> gboolean { return choose(as_part(part)); };
  }
  // After the call: what is chosen may end this part.
  static gboolean choose(const Part* part) {
    if (part->owner == nullptr) return FALSE;
    const AccessibleParts& parts = part->owner->parts_;
    parts.window_.SetFocus();
    parts.window_.CallAfter(
        [choose = parts.canvas_.choose, index = static_cast<std::size_t>(part->index)] { choose(index); });
    return TRUE;
  }

  AccessibleParts& parts_;
  std::vector<AtkObject*> objects_;  // each holds one reference
};

wxWindow* AccessibleParts::parent_of_canvas(wxWindow* parent) {
  Objects::accept(parent->m_wxwindow);
  return parent;
}

#else

class AccessibleParts::Objects {
 public:
  explicit Objects(AccessibleParts&) {}
  void follow(const std::vector<AccessiblePart>&) {}
  void tell_selected(std::size_t, bool) {}
  void tell_focus(std::size_t, bool) {}
};

wxWindow* AccessibleParts::parent_of_canvas(wxWindow* parent) {
  return parent;
}

#endif

AccessibleParts::AccessibleParts(wxWindow& window, Canvas canvas)
    : window_(window), canvas_(std::move(canvas)), objects_(std::make_unique<Objects>(*this)) {}

AccessibleParts::~AccessibleParts() = default;

void AccessibleParts::show(std::vector<AccessiblePart> parts) {
  parts_.swap(parts);
  if (selected_ && *selected_ >= parts_.size()) selected_.reset();
  objects_->follow(parts);
}

void AccessibleParts::select(std::optional<std::size_t> part) {
  if (part == selected_) return;
  const std::optional<std::size_t> before = selected_;
  selected_ = part;
  if (before) objects_->tell_selected(*before, false);
  if (selected_) objects_->tell_selected(*selected_, true);
}

void AccessibleParts::focus_changed() {
  if (selected_) objects_->tell_focus(*selected_, window_.HasFocus());
}

}  // namespace facenotice::gui
