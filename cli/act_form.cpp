#include "cli/act_form.hpp"

#include "cli/views.hpp"
#include "present/case/fee_view.hpp"

namespace qixian::cli {
namespace {

/// N=CODE for each. @returns what is wrong with one of them
std::string read_items(const Words& words, const std::vector<std::string>& texts,
                       std::vector<engine::ItemAnswer>& items) {
  for (const auto& text : texts) {
    const auto at = text.find('=');
    if (at == text.npos || at == 0 || at > 4 || text.find_first_not_of("0123456789") != at)
      return words.render({N_("write N=CODE, not {0}"), {text}});
    items.push_back({std::stoi(text.substr(0, at)), text.substr(at + 1)});
  }
  return {};
}

/// One field, as its kind is typed.
class Typing {
 public:
  Typing(const Words& words, Command& command, TypedAct& act) : m_words(words), m_command(command), m_act(act) {}

  Option* add(const Field& f) {
    switch (f.kind) {
      case FieldKind::yes_no: {
        const auto put = put_into(f);
        return m_command.add_flag(
            name(f), [put, is = !f.says_no] { put(is); }, help(f));
      }
      case FieldKind::number:
        return add_number(f);
      case FieldKind::own_list:
      case FieldKind::item_codes:
        return add_list(f);
      case FieldKind::agency:
        return m_command.add_option(name(f), m_act.agency, help(f));
      default:
        return m_command.add_reader(name(f), reader(f), help(f))->type_name(type(f));
    }
  }

  /// One flag a code, of which exactly one is wanted.
  void add_flags(const Field& f) {
    auto* group = m_command.add_choice(std::string(f.name));
    for (const auto& choice : f.choices) {
      const auto put = put_into(f);
      group->add_flag(
          "--" + std::string(choice.code), [put, code = std::string(choice.code)] { put(code); },
          m_words.tr(choice.help));
    }
  }

 private:
  static std::string name(const Field& f) {
    return (f.option.front() >= 'A' && f.option.front() <= 'Z' ? "" : "--") + f.option;
  }
  static std::string type(const Field& f) {
    return f.kind == FieldKind::day ? "DATE" : f.kind == FieldKind::fen ? "YUAN" : "TEXT";
  }

  /// Its own words; the codes where it has none, and where they are few.
  std::string help(const Field& f) const {
    if (!f.typed.id.empty()) return m_words.render(f.typed);
    if (!f.help.id.empty()) return m_words.render(f.help);
    std::string codes;
    for (const auto& choice : f.choices) (codes += codes.empty() ? "" : "|") += choice.code;
    return codes;
  }

  std::function<void(FieldValue)> put_into(const Field& f) {
    return [&fact = m_act.fact, put = f.put](FieldValue value) { put(fact, std::move(value)); };
  }

  Option* add_number(const Field& f) {
    const auto put = put_into(f);
    auto* option = m_command.add_number_reader(
        name(f), [put](int value) { put(std::int64_t(value)); }, help(f));
    if (f.most > 0) option->between(f.least, f.most);
    return option;
  }

  Option* add_list(const Field& f) {
    const auto put = put_into(f);
    const bool of_items = f.kind == FieldKind::item_codes;
    const auto take = [put, of_items, &words = m_words](const std::vector<std::string>& texts) {
      std::vector<engine::ItemAnswer> items;
      std::string fault;
      if (!of_items)
        put(texts);
      else if (fault = read_items(words, texts, items); fault.empty())
        put(std::move(items));
      return fault;
    };
    return m_command.add_list_reader(name(f), take, help(f));
  }

  std::function<std::string(const std::string&)> reader(const Field& f) {
    const auto put = put_into(f);
    if (f.kind == FieldKind::day)
      return [put, &words = m_words](const std::string& text) {
        const auto day = rules::parse_day(text);
        if (day) put(*day);
        return day ? "" : not_a_date(words, text);
      };
    if (f.kind == FieldKind::fen)
      return [put, &words = m_words](const std::string& text) {
        const auto sum = read_fen(text);
        if (sum) put(std::int64_t(*sum));
        return sum ? "" : words.render({N_("not a sum in yuan: {0}"), {text}});
      };
    return [put](const std::string& text) {
      put(text);
      return std::string();
    };
  }

  const Words& m_words;
  Command& m_command;
  TypedAct& m_act;
};

/// "review.mark" is `mark` of the command `review`.
Command* command_of(Command& app, const Words& words, const Form& form) {
  const auto at = form.act.find('.');
  return app.add_subcommand(form.act.substr(at == form.act.npos ? 0 : at + 1), words.render(form.help));
}

}  // namespace

void form_options(const Words& words, Command& command, TypedAct& act) {
  Typing typing(words, command, act);
  std::vector<std::pair<const Field*, Option*>> added;
  for (const auto& field : act.form.fields) {
    if (!field.choices.empty() && field.choices.front().help) {
      typing.add_flags(field);
      continue;
    }
    auto* option = typing.add(field);
    if (field.required) option->required();
    added.emplace_back(&field, option);
  }
  for (const auto& [field, option] : added)
    for (const auto& [other, its] : added)
      if (field->not_with == other->name) option->excludes(its);
}

std::optional<engine::Recorded> perform(Context& context, TypedAct& act) {
  auto* office = context.office(For::writing);
  if (!office) return {};
  engine::RequestOffice requests(*office);
  const auto stream = requests.find(act.number);
  if (!stream) return context.fail(stream.error()), std::nullopt;
  if (!act.agency.empty()) {
    const auto agency = office->agencies().the_one(act.agency);
    if (!agency) return context.fail(agency.error()), std::nullopt;
    std::ranges::find(act.form.fields, FieldKind::agency, &Field::kind)->put(act.fact, *agency);
  }
  auto done = requests.act(*stream, {act.fact, act.on.value_or(context.today()), context.by, act.despite});
  if (!done) return context.fail(done.error()), std::nullopt;
  answer_act(context, *done);
  return std::move(*done);
}

Command* add_act(Command& app, Context& x, const Form& form, const Told& told,
                 const std::function<void(Command&)>& own) {
  auto* c = command_of(app, x.words, form);
  auto act = std::make_shared<TypedAct>(form);
  number_argument(x.words, *c, act->number);
  form_options(x.words, *c, *act);
  if (own) own(*c);
  if (form.day_help) day_option(x.words, *c, "--on", act->on, x.words.tr(form.day_help));
  c->add_option("--despite", act->despite, x.words.tr(N_("the reason for going on against a warning")));
  on_call(*c, x, [&x, act, told] {
    if (const auto done = perform(x, *act); done && told) told(x, *act, *done);
  });
  return c;
}

}  // namespace qixian::cli
