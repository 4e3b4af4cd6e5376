// What is linked in place of libcurl: the functions that are used of it, under their own names, each passed on to the
// library, which is loaded at the first call. It brings along thirty more (Kerberos, LDAP, RTMP …), and loading them
// all took half of every command's start, although only what sends a message needs them. Without the library
// curl_global_init says so.
#include <curl/curl.h>
#include <dlfcn.h>

#include <cstdarg>

#undef curl_easy_setopt
#undef curl_easy_getinfo

namespace {

void* library() {
  static void* const loaded = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  return loaded;
}

template <class Function>
Function* find(Function*, const char* name) {
  return library() ? reinterpret_cast<Function*>(dlsym(library(), name)) : nullptr;
}

}  // namespace

// Nothing is what a call comes to without the library: nobody goes on after a curl_global_init that failed.
#define FORWARD(result, name, parameters, arguments)   \
  result name parameters {                             \
    static const auto function = find(&::name, #name); \
    using Result = result;                             \
    if (!function) return Result();                    \
    return function arguments;                         \
  }

extern "C" {

CURLcode curl_global_init(long flags) {
  static const auto function = find(&::curl_global_init, "curl_global_init");
  return function ? function(flags) : CURLE_FAILED_INIT;
}

FORWARD(CURL*, curl_easy_init, (), ())
FORWARD(void, curl_easy_cleanup, (CURL * curl), (curl))
FORWARD(CURLcode, curl_easy_perform, (CURL * curl), (curl))
FORWARD(char*, curl_easy_escape, (CURL * curl, const char* text, int length), (curl, text, length))
FORWARD(CURLHcode, curl_easy_header,
        (CURL * curl, const char* name, size_t nth, unsigned origin, int request, curl_header** out),
        (curl, name, nth, origin, request, out))
FORWARD(void, curl_free, (void* p), (p))
FORWARD(time_t, curl_getdate, (const char* text, const time_t* unused), (text, unused))
FORWARD(curl_slist*, curl_slist_append, (curl_slist * list, const char* text), (list, text))
FORWARD(void, curl_slist_free_all, (curl_slist * list), (list))
FORWARD(curl_mime*, curl_mime_init, (CURL * curl), (curl))
FORWARD(void, curl_mime_free, (curl_mime * mime), (mime))
FORWARD(curl_mimepart*, curl_mime_addpart, (curl_mime * mime), (mime))
FORWARD(CURLcode, curl_mime_data, (curl_mimepart * part, const char* data, size_t size), (part, data, size))
FORWARD(CURLcode, curl_mime_type, (curl_mimepart * part, const char* type), (part, type))
FORWARD(CURLcode, curl_mime_encoder, (curl_mimepart * part, const char* encoding), (part, encoding))

CURLcode curl_easy_getinfo(CURL* curl, CURLINFO info, ...) {
  static const auto function = find(&::curl_easy_getinfo, "curl_easy_getinfo");
  if (!function) return CURLE_FAILED_INIT;
  va_list arguments;
  va_start(arguments, info);
  void* const to = va_arg(arguments, void*);  // of every kind of information
  va_end(arguments);
  return function(curl, info, to);
}

/// The option's number says of which type its value is.
CURLcode curl_easy_setopt(CURL* curl, CURLoption option, ...) {
  static const auto function = find(&::curl_easy_setopt, "curl_easy_setopt");
  if (!function) return CURLE_FAILED_INIT;
  va_list arguments;
  va_start(arguments, option);
  CURLcode done = CURLE_UNKNOWN_OPTION;
  switch (option / 10000 * 10000) {
    case CURLOPTTYPE_LONG:
      done = function(curl, option, va_arg(arguments, long));
      break;
    case CURLOPTTYPE_OFF_T:
      done = function(curl, option, va_arg(arguments, curl_off_t));
      break;
    case CURLOPTTYPE_FUNCTIONPOINT:
      done = function(curl, option, va_arg(arguments, void (*)()));
      break;
    default:
      done = function(curl, option, va_arg(arguments, void*));
  }
  va_end(arguments);
  return done;
}

}  // extern "C"
