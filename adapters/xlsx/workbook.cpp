#include "adapters/xlsx/workbook.hpp"

#include <charconv>
#include <map>

#include "adapters/xlsx/cells.hpp"
#include "adapters/xlsx/element_stream.hpp"
#include "adapters/xlsx/elements.hpp"

namespace qixian::adapters::xlsx {
namespace {

using engine::N_;
using engine::Result;

/// Many times what a ledger is.
constexpr std::size_t most_sheets = 1000, most_cells = 200'000'000;

tl::unexpected<engine::Error> too_large(engine::Text message) {
  return engine::refuse("workbook_too_large", std::move(message),
                        {N_("copy the rows that matter into a new workbook"), {}});
}

struct Relation {
  std::string type, target;
};
using Relations = std::map<std::string, Relation, std::less<>>;

/// Of a target: from the root of the package, or from the folder of the part that refers to it.
std::string resolve(std::string_view folder, std::string_view target) {
  std::string path;
  if (!target.starts_with('/')) path = folder;
  while (!target.empty()) {
    const auto end = std::min(target.find('/'), target.size());
    const auto step = target.substr(0, end);
    target.remove_prefix(std::min(end + 1, target.size()));
    if (step == "..")
      path.erase(path.rfind('/') == path.npos ? 0 : path.rfind('/'));
    else if (!step.empty() && step != ".")
      (path += path.empty() ? "" : "/") += step;
  }
  return path;
}

std::string folder_of(const std::string& part) {
  const auto slash = part.rfind('/');
  return slash == part.npos ? "" : part.substr(0, slash);
}

/// The relations of a part ("" for the package's own), by id.
Result<Relations> relations_of(const Archive& archive, const std::string& part) {
  const auto folder = folder_of(part);
  const auto name = part.substr(folder.empty() ? 0 : folder.size() + 1);
  pugi::xml_document document;
  const auto file = (folder.empty() ? "" : folder + "/") + "_rels/" + name + ".rels";
  if (auto loaded = load(document, archive, file); !loaded) return tl::unexpected(loaded.error());
  Relations relations;
  for (const auto node : document.first_child().children()) {
    const auto type = attribute_of(node, "Type");
    relations[std::string(attribute_of(node, "Id"))] = {std::string(type.substr(type.rfind('/') + 1)),
                                                        resolve(folder, attribute_of(node, "Target"))};
  }
  return relations;
}

std::string target_of(const Relations& relations, std::string_view type) {
  for (const auto& [id, relation] : relations)
    if (relation.type == type) return relation.target;
  return {};
}

Result<void> read_styles(const Archive& archive, const std::string& part, Vocabulary& words) {
  pugi::xml_document document;
  if (auto loaded = load(document, archive, part); !loaded) return loaded;
  const auto root = document.document_element();
  std::map<std::string, bool, std::less<>> own;
  for (const auto format : child_of(root, "numFmts").children())
    own[std::string(attribute_of(format, "numFmtId"))] = shows_day(attribute_of(format, "formatCode"));
  for (const auto style : child_of(root, "cellXfs").children()) {
    const auto id = attribute_of(style, "numFmtId");
    int built_in = 0;
    std::from_chars(id.data(), id.data() + id.size(), built_in);
    const auto found = own.find(id);
    words.add_style(found == own.end() ? shows_day(built_in) : found->second);
  }
  return {};
}

Result<void> read_texts(const Archive& archive, const std::string& name, Vocabulary& words) {
  auto part = archive.part(name);
  if (!part) return tl::unexpected(part.error());
  ElementStream items(std::move(*part), "si");
  std::string text;
  for (auto item = items.next(); !item || *item; item = items.next()) {
    if (!item) return tl::unexpected(item.error());
    text.clear();
    append_text(*item, text);
    if (!words.add_text(text))
      return too_large(
          {N_("the texts of the workbook take more than {0} MiB: {1}"), {Vocabulary::kMaxTexts >> 20, name}});
  }
  return {};
}

}  // namespace

struct Workbook::State {
  Archive archive;
  std::vector<std::string> names, parts;
  Vocabulary words;
};

struct SheetReader::State {
  ElementStream rows;
  const Vocabulary& words;
  std::size_t line = 0;
  std::vector<std::string> texts;
  std::size_t cells = 0;  ///< passed so far, the empty ones before a filled one too
};

SheetReader::SheetReader(std::unique_ptr<State> state) : m_state(std::move(state)) {}
SheetReader::SheetReader(SheetReader&&) noexcept = default;
SheetReader::~SheetReader() = default;
std::uint64_t SheetReader::size() const { return m_state->rows.part().size(); }
std::uint64_t SheetReader::position() const { return m_state->rows.part().position(); }

Result<bool> SheetReader::next(Row& row) {
  auto& state = *m_state;
  for (;;) {
    const auto element = state.rows.next();
    if (!element) return tl::unexpected(element.error());
    if (!*element) return false;
    std::size_t line = 0;
    const auto number = attribute_of(*element, "r");
    std::from_chars(number.data(), number.data() + number.size(), line);
    state.line = line > 0 ? line : state.line + 1;
    row.line = state.line;
    row.cells.clear();
    row.faults.clear();
    std::size_t at = 0, width = 0;
    for (const auto cell : element->children()) {
      if (local_name(cell.name()) != "c") continue;
      const auto place = attribute_of(cell, "r");
      const auto column = place.empty() ? std::optional(at) : column_of(place);
      if (!column || *column < at)
        return tl::unexpected(damaged(state.rows.part().name() + ", " + std::to_string(row.line)));
      if (state.texts.size() <= *column) state.texts.resize(*column + 1);
      for (; at < *column; ++at) state.texts[at].clear();
      auto read = state.words.read(cell, state.texts[at]);
      if (!read && read.error().code == "damaged_workbook") return tl::unexpected(read.error());
      if (!read) row.faults.push_back({at, read.error()});
      if (!read || !state.texts[at].empty()) width = at + 1;
      ++at;
    }
    if ((state.cells += at) > most_cells)
      return too_large({N_("{0} has more than {1} cells up to line {2}: something stands far to the right"),
                        {state.rows.part().name(), most_cells, row.line}});
    if (width == 0) continue;
    row.cells.assign(state.texts.begin(), state.texts.begin() + static_cast<std::ptrdiff_t>(width));
    return true;
  }
}

std::string address(std::size_t column, std::size_t line) {
  std::string letters;
  for (auto left = column + 1; left > 0; left = (left - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
  return letters + std::to_string(line);
}

Workbook::Workbook(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Workbook::Workbook(Workbook&&) noexcept = default;
Workbook::~Workbook() = default;
const std::vector<std::string>& Workbook::sheets() const { return m_state->names; }

Result<Workbook> Workbook::open(const std::string& path) {
  auto archive = Archive::open(path);
  if (!archive) return tl::unexpected(archive.error());
  auto state = std::make_unique<State>(State{std::move(*archive), {}, {}, {}});
  const auto package = relations_of(state->archive, "");
  if (!package) return tl::unexpected(package.error());
  const auto main = target_of(*package, "officeDocument");
  pugi::xml_document document;
  if (auto loaded = load(document, state->archive, main); !loaded) return tl::unexpected(loaded.error());
  const auto root = document.document_element();
  if (local_name(root.name()) != "workbook")
    return engine::refuse("not_a_workbook", {N_("{0} is a document, but no workbook"), {path}},
                          {N_("give the ledger as .xlsx or CSV"), {}});
  const auto relations = relations_of(state->archive, main);
  if (!relations) return tl::unexpected(relations.error());
  const auto since_1904 = attribute_of(child_of(root, "workbookPr"), "date1904");
  state->words.set_1904(since_1904 == "1" || since_1904 == "true");
  for (const auto sheet : child_of(root, "sheets").children()) {
    const auto found = relations->find(attribute_of(sheet, "id"));
    if (found == relations->end() || found->second.type != "worksheet") continue;
    if (state->names.size() == most_sheets)
      return too_large({N_("the workbook has more than {0} sheets"), {most_sheets}});
    state->names.emplace_back(attribute_of(sheet, "name"));
    state->parts.push_back(found->second.target);
  }
  if (state->names.empty()) return tl::unexpected(damaged(main));
  if (const auto styles = target_of(*relations, "styles"); !styles.empty())
    if (auto read = read_styles(state->archive, styles, state->words); !read) return tl::unexpected(read.error());
  if (const auto texts = target_of(*relations, "sharedStrings"); !texts.empty())
    if (auto read = read_texts(state->archive, texts, state->words); !read) return tl::unexpected(read.error());
  return Workbook(std::move(state));
}

Result<SheetReader> Workbook::read(std::size_t sheet) const {
  auto part = m_state->archive.part(m_state->parts[sheet]);
  if (!part) return tl::unexpected(part.error());
  return SheetReader(std::unique_ptr<SheetReader::State>(
      new SheetReader::State{ElementStream(std::move(*part), "row"), m_state->words, 0, {}, 0}));
}

}  // namespace qixian::adapters::xlsx
