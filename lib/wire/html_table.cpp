#include "wire/html_table.hpp"

#include "wire/html_push.hpp"

#include <algorithm>
#include <cctype>

namespace wire {
namespace {

constexpr std::size_t kMostRows = 200'000;
constexpr std::size_t kMostCells = 200;
constexpr std::size_t kMostOctets = 2'000;

/// The tables as far as they are read. Only the innermost open cell takes text.
class Tables : public HtmlListener {
public:
    void begin(std::string_view name, const Attributes& attributes) override
    {
        if (name == "tr") {
            open_row();
        } else if (name == "td" || name == "th") {
            open_cell(attributes);
        }
    }

    void end(std::string_view name) override
    {
        if (name == "td" || name == "th" || name == "tr" || name == "table") {
            in_cell_ = false;
        }
    }

    void text(std::string_view piece) override
    {
        if (!in_cell_) {
            return;
        }
        auto& text = rows_.back().back().text;
        for (const char c : piece) {
            const bool blank = std::isspace(static_cast<unsigned char>(c)) != 0;
            if (text.size() < kMostOctets && !(blank && (text.empty() || text.back() == ' '))) {
                text.push_back(blank ? ' ' : c);
            }
        }
    }

    std::vector<HtmlRow> finish()
    {
        for (auto& row : rows_) {
            for (auto& cell : row) {
                if (cell.text.ends_with(' ')) {
                    cell.text.pop_back();
                }
            }
        }
        return std::move(rows_);
    }

private:
    void open_row()
    {
        in_cell_ = false;
        if (rows_.size() < kMostRows) {
            rows_.emplace_back();
        }
    }

    void open_cell(const Attributes& attributes)
    {
        in_cell_ = !rows_.empty() && rows_.back().size() < kMostCells;
        if (!in_cell_) {
            return;
        }
        auto& cell = rows_.back().emplace_back();
        for (const auto& [name, value] : attributes) {
            if (name == "class" || name == "bgcolor" || name == "style") {
                cell.look += std::string(value.substr(0, kMostOctets)) + ' ';
            }
        }
        std::transform(cell.look.begin(), cell.look.end(), cell.look.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    }

    std::vector<HtmlRow> rows_;
    bool in_cell_ = false;
};

}  // namespace

std::vector<HtmlRow> read_html_tables(std::string_view page)
{
    Tables tables;
    HtmlPush push(tables);
    push.add(page);
    push.finish();
    return tables.finish();
}

}  // namespace wire
