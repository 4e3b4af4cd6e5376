#include "desk/api/acts.hpp"

#include <boost/json.hpp>

#include "desk/api/cases.hpp"
#include "desk/api/once.hpp"
#include "engine/request/decide/receipt_proposal.hpp"
#include "engine/request/project.hpp"
#include "present/forms/form_view.hpp"
#include "present/forms/read_act.hpp"
#include "present/service/case_pages.hpp"

namespace qixian::desk {
namespace {

Result<const present::Form*> form_named(const std::string& act) {
  if (const auto* form = present::form_of(act); form && act != "receive") return form;
  return engine::refuse("no_act", {N_("there is no act {0}"), {act}}, {N_("see {0}"), {engine::as::a_view("actions")}});
}

/// What the path and the body propose, and what the caller saw.
struct Asked {
  engine::StreamId stream;
  engine::Proposal proposal;
  std::optional<int> seen;
};

Result<Asked> asked(const wiring::House& house, const Call& call) {
  // Who may not see the case does not learn whether his body was well formed, either.
  const auto known = load_for(house, call);
  if (!known) return tl::unexpected(known.error());
  const auto form = form_named(call.bound[1]);
  if (!form) return tl::unexpected(form.error());
  const auto seen = call.seen();
  if (!seen) return tl::unexpected(seen.error());
  auto read = present::read_act(**form, call.request.body);
  if (!read) return tl::unexpected(std::move(read.error()));
  return Asked{known->loaded.stream,
               {std::move(read->fact), read->on.value_or(house.office().today()), call.actor, std::move(read->despite)},
               *seen};
}

Answer recorded(const wiring::House& house, const Call& call, const engine::Recorded& done, int status) {
  auto out = said(present::recorded_json(call.words, done, house.office()));
  out.status = status;
  out.stream_of_case = done.stream;
  out.fields.emplace_back("ETag", tag_of(done.after.last_seq, house.office()));
  if (status == 201) out.fields.emplace_back("Location", "/api/v1/cases/" + std::to_string(done.stream));
  return out;
}

}  // namespace

Result<Answer> list_forms(wiring::House&, const Call& call) { return said(present::forms_json(call.words)); }

Result<Answer> receive(wiring::House& house, const Call& call) {
  auto read = present::read_act(*present::form_of("receive"), call.request.body);
  if (!read) return tl::unexpected(std::move(read.error()));
  return once(house, call, [&]() -> Result<Answer> {
    const auto proposal = engine::receipt_proposal(std::get<engine::RequestReceived>(read->fact),
                                                   house.office().today(), call.actor, read->despite);
    const auto done = house.requests().receive(proposal, engine::Mode::desk, read->agency);
    if (!done) return tl::unexpected(done.error());
    return recorded(house, call, *done, 201);
  });
}

Result<Answer> act(wiring::House& house, const Call& call) {
  return once(house, call, [&]() -> Result<Answer> {
    const auto what = asked(house, call);
    if (!what) return tl::unexpected(what.error());
    const auto done = house.requests().act(what->stream, what->proposal, engine::Mode::desk, what->seen);
    if (!done) return tl::unexpected(done.error());
    return recorded(house, call, *done, 200);
  });
}

Result<Answer> preview(wiring::House& house, const Call& call) {
  const auto what = asked(house, call);
  if (!what) return tl::unexpected(what.error());
  const auto before = engine::load_request(house.office(), what->stream);
  if (!before) return tl::unexpected(before.error());
  auto decision = house.requests().preview(what->stream, what->proposal, engine::Mode::desk, what->seen);
  if (!decision) return tl::unexpected(std::move(decision.error()));
  const auto& office = house.office();
  return said(present::recorded_json(call.words,
                                     {what->stream, engine::project(decision->after, what->stream, office.calendar()),
                                      before->c, std::move(decision->after), std::move(decision->raised)},
                                     office));
}

}  // namespace qixian::desk
