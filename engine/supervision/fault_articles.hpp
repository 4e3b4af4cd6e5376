#pragma once
#include "engine/supervision/assessment.hpp"

/// What a notice to put right (限期整改) rests on, and what each of its faults has broken.
namespace qixian::engine {

/// By which the supervisor assesses and has faults put right; the Regulation in force on the notice's day.
std::vector<std::string> supervising_articles(Day notice);
/// What follows where nothing is put right: the agency above orders it (责令改正).
std::string sanction_article(Day notice);

/// Of the law that governs the case; each once. A flag that rests on no article of it (P12, P26) has none here.
std::vector<std::string> articles_of(const Fault& fault);
std::string article_of(const ReportFault& fault);

}  // namespace qixian::engine
