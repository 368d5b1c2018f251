# Compiler settings that every target of the project shares.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib")
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_C_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

find_package(PkgConfig REQUIRED)

set(FACENOTICE_SANITIZE "" CACHE STRING "Sanitizers for every target, e.g. address,undefined")

add_library(facenotice_warnings INTERFACE)
target_compile_options(facenotice_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Werror
  # Sources that are compiled together see each other's local names, and GCC takes them for headers; preset dev and
  # clang-tidy read each alone.
  $<IF:$<BOOL:${CMAKE_UNITY_BUILD}>,$<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>,-Wshadow>
  # GCC 12 sees overlaps in "x" + std::string that are not there (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
if(FACENOTICE_SANITIZE)
  add_compile_options(-fsanitize=${FACENOTICE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${FACENOTICE_SANITIZE})
  add_compile_definitions(FACENOTICE_SANITIZED)
endif()

if(FACENOTICE_BUILD_FUZZERS)
  add_compile_options(-fsanitize=fuzzer-no-link)  # the libraries under test tell the fuzzer what they reach
endif()

# facenotice_rooms(<variable> [IN <folder>] <room>...): every .cpp of the rooms. A room without sources is an
# error, and so is a source that stands in none of them. Where the build compiles sources together (CMAKE_UNITY_BUILD),
# those of one room are.
function(facenotice_rooms variable)
  cmake_parse_arguments(ARG "" "IN" "" ${ARGN})
  set(all "")
  foreach(room IN LISTS ARG_UNPARSED_ARGUMENTS)
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${ARG_IN}/${room}/*.cpp")
    if(NOT sources)
      message(FATAL_ERROR "${CMAKE_CURRENT_SOURCE_DIR}: the room ${room} has no sources.")
    endif()
    list(APPEND all ${sources})
    set_source_files_properties(${sources} PROPERTIES UNITY_GROUP "${room}")
  endforeach()
  file(GLOB_RECURSE found CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${ARG_IN}/*.cpp")
  list(REMOVE_ITEM found ${all})
  if(found)
    message(FATAL_ERROR "These sources stand in no room that CMakeLists.txt lists: ${found}")
  endif()
  set(${variable} "${all}" PARENT_SCOPE)
endfunction()

# facenotice_layer(<name> [IN <folder>] ROOMS <room>... [LINKS <public libraries>] [PRIVATE_LINKS <libraries>])
# One static library from the rooms, in the order in which they may use each other (held by structure.layers);
# alias facenotice::<name>.
function(facenotice_layer name)
  cmake_parse_arguments(ARG "" "IN" "ROOMS;LINKS;PRIVATE_LINKS" ${ARGN})
  if(NOT ARG_IN)
    set(ARG_IN ".")
  endif()
  facenotice_rooms(sources IN "${ARG_IN}" ${ARG_ROOMS})
  add_library(facenotice_${name} STATIC ${sources})
  add_library(facenotice::${name} ALIAS facenotice_${name})
  set_target_properties(facenotice_${name} PROPERTIES UNITY_BUILD_MODE GROUP)
  target_link_libraries(facenotice_${name}
    PUBLIC ${ARG_LINKS}
    PRIVATE $<BUILD_INTERFACE:facenotice_warnings> ${ARG_PRIVATE_LINKS})
endfunction()
