#pragma once

namespace qixian::engine {

/// desk: an officer acts now, the forbidden is refused. record: it happened (a ledger, a replay), the forbidden is
/// flagged; what makes no sense is refused either way.
enum class Mode { desk, record };

}  // namespace qixian::engine
