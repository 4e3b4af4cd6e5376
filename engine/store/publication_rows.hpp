#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/codes/publication_codes.hpp"
#include "engine/store/ports/dump.hpp"
#include "engine/store/ports/transaction.hpp"
#include "engine/store/rows/list_place.hpp"

namespace qixian::engine {

/// What lists need of an item to be published, projected from its events. Holds nothing that depends on today.
struct PublicationRow {
  std::int64_t id = 0;      ///< the stream of its events
  std::int64_t agency = 0;  ///< the stream of its agency
  std::string number;       ///< index number
  PublicationState state = PublicationState::fresh;
  std::string law;  ///< R07, R19
  std::string category, officer;
  std::string title_key;  ///< of the private text
  rules::Day made_on;     ///< or changed
  rules::Day due;
  bool provisional = false;
  std::string review;  ///< state of the review
  std::optional<rules::Day> closed_on;
  std::string place, article;
  std::string ground_key;  ///< of the private text
  bool late = false;
  std::string flags;  ///< unreviewed
  int last_seq = 0;   ///< the stream_seq that is applied
  bool operator==(const PublicationRow&) const = default;
};

/// Each part narrows; an empty part does not.
struct PublicationFilter {
  std::optional<PublicationState> state = {};
  std::optional<std::int64_t> agency = {};
  std::string officer = {};
  std::optional<rules::Day> due_until = {};   ///< pending and due on or before this day
  std::optional<rules::Day> due_before = {};  ///< pending and due before this day: overdue
  /// Days from … to … lie between the making and the due day.
  std::optional<std::pair<rules::Day, rules::Day>> counted_over = {};
};

/// The projection of publications, in the same file and the same transactions as the log. Every store passes
/// tests/conformance. Errors as in Store.
class PublicationRows : public Viewed {
 public:
  using Visit = std::function<void(const PublicationRow&)>;

  /// Adds or replaces the row of that stream. Two items of one agency and number are std::logic_error: ask of() first.
  virtual void put(const PublicationRow& row) = 0;
  virtual std::optional<PublicationRow> row(std::int64_t stream) const = 0;
  virtual std::optional<PublicationRow> of(std::int64_t agency, std::string_view number) const = 0;
  /// Every agency's item of that number, in order of agency.
  virtual std::vector<PublicationRow> numbered(std::string_view number) const = 0;
  /// The items behind that place of the list (nothing: from its beginning), in order of due day, then agency and
  /// number, at most `limit`; fewer: there are no more.
  virtual std::vector<PublicationRow> rows_after(const PublicationFilter& filter, const std::optional<ListPlace>& after,
                                                 std::size_t limit) const = 0;
  virtual void clear() = 0;
  virtual DumpPage lines(const DumpPlace& from, std::size_t limit) const = 0;

  /// The whole list, in one view; memory does not grow with the items.
  void each(const PublicationFilter& filter, const Visit& visit) const;
  void dump(const std::function<void(std::string_view)>& line) const;
};

}  // namespace qixian::engine
