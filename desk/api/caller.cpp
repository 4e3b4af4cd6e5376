#include "desk/api/caller.hpp"

namespace qixian::desk {

using engine::N_;

engine::Result<engine::Actor> actor_of(const Caller& caller, const engine::Office& office) {
  if (caller.is_trusted) return engine::Actor(caller.user);
  const auto today = office.today();
  const auto* person = office.people().signing_in_as(caller.user, today);
  if (!person)
    return engine::refuse("not_signed_in", {N_("whoever asks is not known here"), {}},
                          {N_("ask the administrator to give your system user to a person of the house"), {}});
  engine::Actor actor(person->name_on(today), person->roles_on(today), person->agency_on(today));
  actor.also_called = office.people().represented_by(*person, today);
  for (const auto& [from, name] : person->names) actor.also_called.push_back(name);
  return actor;
}

}  // namespace qixian::desk
