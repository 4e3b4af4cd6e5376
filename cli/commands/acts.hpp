#pragma once
#include "cli/act_form.hpp"
#include "cli/views.hpp"

namespace qixian::cli {

/// What a correction did.
void tell_correction(Context& context, const TypedAct& act, const engine::Recorded& done);

/// What the fee by count that was just told rests on, and what could not be compared.
void tell_count(Context& context, const TypedAct& act, const engine::Recorded& done);

/// The complaints that stand alone and name this request.
void show_complaints_about(Context& context, engine::StreamId request);
/// What was erased may stand in the write-ahead log for a while.
inline void tell_erasure(Context& context) {
  if (context.store().is_erasure_pending())
    context.say(
        {N_("somebody is reading the store: what was erased stays in {0}-wal until an act finds nobody reading"),
         {context.store_path()}});
}

}  // namespace qixian::cli
