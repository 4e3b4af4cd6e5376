# Read by ctest: the tests that would otherwise be its tail begin first.
set_tests_properties(
  "test_e2e:a year of cases - every rung that is true at a tick arrives, once, and nothing untrue"
  "test_e2e:a year of reminders, from another seed"
  PROPERTIES COST 1000)
