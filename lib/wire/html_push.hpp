#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace wire {

/// Attributes of one element, names in lower case.
using Attributes = std::map<std::string_view, std::string_view>;

/// Whom an HTML page is told to. What is handed over lives for the call alone.
class HtmlListener {
public:
    virtual ~HtmlListener() = default;
    virtual void begin(std::string_view name, const Attributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view characters) = 0;
    /// Nothing further needs to be read.
    virtual bool is_done() const { return false; }
};

/// libxml2's push parser for HTML: takes any octets, repairs what browsers repair, opens nothing from the network.
class HtmlPush {
public:
    /// `charset` as the Content-Type header names it; "" leaves it to the page. The listener outlives the parser.
    explicit HtmlPush(HtmlListener& listener, const std::string& charset = {});
    ~HtmlPush();
    HtmlPush(const HtmlPush&) = delete;
    HtmlPush& operator=(const HtmlPush&) = delete;

    void add(std::string_view piece);
    void finish();

private:
    struct Context;
    HtmlListener& listener_;
    std::unique_ptr<Context> context_;
};

}  // namespace wire
