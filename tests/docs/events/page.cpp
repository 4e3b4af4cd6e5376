// usage: event_log_page events.words     prints the part of docs/event-log.md that tells every event; exit 1 where
// words are missing, or left over
#include <algorithm>
#include <fstream>
#include <iostream>
#include <numeric>
#include <set>

#include "adapters/sqlite/chain.hpp"
#include "docs/events/codes.hpp"
#include "docs/events/fields.hpp"
#include "docs/events/words.hpp"
#include "engine/agencies/agency.hpp"
#include "engine/agencies/person.hpp"
#include "engine/complaint/complaint.hpp"
#include "engine/holidays/notice.hpp"
#include "engine/office/practice.hpp"
#include "engine/publication/publication.hpp"
#include "engine/request/case/event.hpp"
#include "engine/store/sealed_fact.hpp"
#include "engine/store/table_anchor.hpp"
#include "engine/tables/report/report_publication.hpp"
#include "engine/tables/returns.hpp"
#include "support/memory_store.hpp"

namespace qixian::tests {
namespace {

using Paths = std::set<std::string>;
namespace mp = described::mp;

/// Seals as the SQLite store does, with one salt: the examples stay what they are.
class OneSalt : public MemoryStore {
 public:
  std::string seal(engine::StreamId, std::string_view, std::string_view value) override {
    std::string bytes(16, '\0');
    std::iota(bytes.begin(), bytes.end(), '\0');
    return adapters::sqlite::hex(m_digest.of(bytes.append(value)));
  }

 private:
  adapters::sqlite::Digest m_digest;
};

void add_paths(Paths& paths, const boost::json::object& object, const std::string& before = {}) {
  for (const auto& [name, value] : object) {
    const auto path = before + std::string(name);
    paths.insert(path);
    if (!value.is_array()) continue;
    for (const auto& element : value.get_array())
      if (element.is_object() && !element.get_object().contains("hash"))
        add_paths(paths, element.get_object(), path + "[].");
  }
}

class Page {
 public:
  explicit Page(Words words) : m_words(std::move(words)), m_lists(code_lists()) {}

  /// Everything of a kind of stream: the alternatives of `Facts` are its events.
  template <class Facts>
  void stream(const std::string& kind) {
    auto words = m_words.streams.extract(kind);
    if (!words) return fault(kind + ": no words");
    std::cout << "\n### Streams of kind `" << kind << "`\n\n" << words.mapped().what << '\n';
    auto& events = words.mapped().events;
    bool first = true;
    mp::mp_for_each<mp::mp_transform<std::type_identity, Facts>>([&]<class F>(std::type_identity<F>) {
      if (auto known = events.extract(F::type))
        event<F>(kind, known.mapped(), first ? 1 : 7);
      else
        fault(kind + "." + F::type + ": no words");
      first = false;
    });
    for (const auto& [type, left] : events) fault(kind + "." + type + ": there is no such event");
  }

  bool ends_well() {
    for (const auto& [kind, left] : m_words.streams) fault(kind + ": there is no such stream");
    return m_well;
  }

 private:
  void fault(const std::string& what) {
    std::cerr << "events.words: " << what << '\n';
    m_well = false;
  }

  template <class Fact>
  void event(const std::string& kind, EventWords& words, int seq) {
    std::cout << "\n#### `" << Fact::type << "`\n\n" << words.what << '\n';
    if (!m_told.insert(Fact::type).second && words.examples.empty()) return;
    std::vector<Field> fields;
    add_fields<Fact>(fields);
    std::cout << "\n| field | type | left out | what |\n| --- | --- | --- | --- |\n";
    const auto name = kind + "." + Fact::type;
    for (const auto& field : fields) row(name, field, words);
    for (const auto& [field, left] : words.fields) fault(name + ": there is no field " + field);
    std::cout << "\n```json\n";
    Paths shown;
    for (const auto& example : words.examples) {
      check_fields(name, example, fields);
      const auto data = stored<Fact>(name, example, seq);
      std::cout << data << '\n';
      add_paths(shown, boost::json::parse(data).as_object());
    }
    std::cout << "```\n";
    for (const auto& field : fields)
      if (!shown.contains(field.path)) fault(name + "." + field.path + ": in no example");
  }

  void row(const std::string& name, const Field& field, EventWords& words) {
    std::string what;
    if (auto own = words.fields.extract(field.path))
      what = own.mapped();
    else if (const auto common = m_words.fields.find(field.path); common != m_words.fields.end())
      what = common->second;
    else
      return fault(name + "." + field.path + ": no words");
    auto type = field.type;
    if (const auto end = what.find("] "); what.starts_with('[') && end != what.npos) {
      type += ", " + what.substr(1, end - 1);
      what.erase(0, end + 2);
    }
    std::cout << "| " << field.path << " | " << type << " | " << field.absent << " | " << filled(what, m_lists)
              << " |\n";
  }

  /// What the program would pass over in silence.
  void check_fields(const std::string& name, const std::string& example, const std::vector<Field>& fields) {
    Paths given;
    add_paths(given, boost::json::parse(example).as_object());
    for (const auto& path : given)
      if (std::ranges::find(fields, path, &Field::path) == fields.end())
        fault(name + ": the example has a field " + path);
  }

  /// By the program's own ways in and out; an erasure has to be among the alternatives of what is sealed.
  template <class Fact>
  std::string stored(const std::string& name, const std::string& example, int seq) {
    auto fact =
        described::from_json<mp::mp_unique<std::variant<Fact, engine::PersonalDataErased>>>(Fact::type, example);
    if (!fact) {
      fault(name + ": the program can't read " + example);
      return "{}";
    }
    OneSalt store;
    const auto transaction = store.begin();
    const auto stream = store.new_stream("example");
    return engine::sealed_event(store, stream, seq, rules::Day{}, "", "", *fact).data;
  }

  Words m_words;
  std::map<std::string, std::string> m_lists;
  Paths m_told;  ///< types
  bool m_well = true;
};

}  // namespace
}  // namespace qixian::tests

int main(int count, char** values) {
  using namespace qixian::engine;
  std::ifstream in(count == 2 ? values[1] : "");
  qixian::tests::Page page(qixian::tests::read_words(in));
  page.stream<Fact>("request");
  page.stream<PublicationFact>("publication");
  page.stream<ComplaintFact>("complaint");
  page.stream<AgencyFact>("agency");
  page.stream<PersonFact>("person");
  page.stream<std::variant<NoticeImported>>("calendar");
  page.stream<std::variant<ReturnFiled>>("return");
  page.stream<std::variant<TableFrozen>>("frozen");
  page.stream<std::variant<PracticeSet>>("practice");
  page.stream<std::variant<ReportPublished>>("report");
  return page.ends_well() ? 0 : 1;
}
