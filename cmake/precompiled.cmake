# qixian_precompile(TARGET HEADER...): what most files of TARGET include, read once for all of them. Headers of the project
# may be among them: a change of one compiles the whole target anew, which a build from nothing does anyway.
#
# Never in a strict build: there each file has to include what it uses by itself, and a header that is missing must not
# come by this way. GCC writes some 100 to 150 MB for each target.
option(QIXIAN_PRECOMPILE "read common headers once for each library, unless the build is strict" ON)

if(QIXIAN_PRECOMPILE AND NOT QIXIAN_STRICT)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-fpch-preprocess)  # ccache wants it
  endif()
  if(CCACHE)  # it must be told that a file's result does not depend on the time at which the headers were read
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
  endif()
endif()

function(qixian_precompile target)
  if(QIXIAN_PRECOMPILE AND NOT QIXIAN_STRICT)
    target_precompile_headers(${target} PRIVATE ${ARGN})
  endif()
endfunction()
