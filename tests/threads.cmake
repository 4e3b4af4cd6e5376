# Two languages in threads of one process, under the thread sanitizer. It goes with no other sanitizer and sees only code
# that is built for it: so what this one test stands on is built anew, file by file, for all of engine/ would take ten
# minutes. A file that is missing here does not link.
set(threads_sources support/main.cpp unit/present/two_languages_test.cpp)
foreach(file
    rules/calendar rules/civil_date rules/codes rules/notices rules/statutes
    engine/agencies/agency engine/document/document engine/reminding/ladder/policy engine/request/clock/clock engine/request/clock/clock_steps
    engine/request/ledger/ledger_columns engine/request/project engine/request/remedies/matters
    engine/request/remedies/remedies engine/request/remedies/remedy_advice engine/request/remedies/remedy_bodies
    engine/request/remedies/remedy_machine engine/store/ports/bookmark engine/store/ports/log
    present/language/articles present/language/labels present/language/text present/language/wording present/language/words
    present/case/case_json present/case/fact_view present/case/fee_view present/case/remedy_view
    present/render/html present/render/looks present/render/mail_page present/render/page present/render/plain_text
    present/letters/due_pages present/letters/reminder_letter)
  list(APPEND threads_sources ${CMAKE_SOURCE_DIR}/${file}.cpp)
endforeach()
add_executable(test_threads ${threads_sources} ${CMAKE_BINARY_DIR}/rules/embedded/qixian_rules.cpp)
set_property(TARGET test_threads PROPERTY COMPILE_OPTIONS -Wall -Wextra -Wconversion -fsanitize=thread -O0 -g1)
set_property(TARGET test_threads PROPERTY LINK_OPTIONS -Wl,--as-needed -fsanitize=thread)
target_include_directories(test_threads PRIVATE ${CMAKE_CURRENT_SOURCE_DIR} ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}/rules)
target_compile_definitions(test_threads PRIVATE QIXIAN_LOCALEDIR="" QIXIAN_VECTORS="")
target_link_libraries(test_threads PRIVATE doctest::doctest Boost::json Boost::locale fmt::fmt ICU::uc Threads::Threads)
add_dependencies(test_threads qixian_catalogue)
add_test(NAME threads COMMAND test_threads)
