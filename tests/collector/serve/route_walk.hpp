#pragma once

#include "checks/check.hpp"
#include "codec/device_run.hpp"
#include "collector/serve/route.hpp"
#include "public_face.hpp"

/// Every address the public side has, with something to be found under it.
namespace serving {

inline std::string example_path(std::string_view pattern)
{
    const std::map<std::string, std::string> examples{{"{country}", "XA"},
                                                      {"{probe}", "probe-1"},
                                                      {"{domain}", "a.example.test"},
                                                      {"{report}", std::string(64, 'a')},
                                                      {"{file}", "en.html"},
                                                      {"{contribution}", "xa-portal"},
                                                      {"{version}", "1"},
                                                      {"{device}", codec::device_id({"acme", "r1", "1.0"})},
                                                      {"{other}", codec::device_id({"acme", "r1", "2.0"})},
                                                      {"{id}", std::string(checks::all().front()->id)}};
    std::string path(pattern);
    for (const auto& [name, value] : examples) {
        if (const auto at = path.find(name); at != std::string::npos) {
            path.replace(at, name.size(), value);
        }
    }
    return path;
}

/// The stream of events has no end of its own.
inline bool ends(const collector::serve::Route& route)
{
    return route.media_type != "text/event-stream";
}

}  // namespace serving
