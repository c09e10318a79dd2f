#pragma once

#include <string_view>

/// Files of this folder, compiled in by CMakeLists.txt.
namespace collector::serve::embedded {

extern const std::string_view kSchemas;       ///< schemas.json
extern const std::string_view kOpenData;      ///< open_data.json
extern const std::string_view kDesks;         ///< desks.json: what is asked of the receiving side, for the API description
extern const std::string_view kRequirements;  ///< docs/generated/cpe-requirements.json
extern const std::string_view kStyle;         ///< page/style.css
extern const std::string_view kPage;          ///< page/page.html
extern const std::string_view kNation;        ///< page/nation.html: one row of the table
extern const std::string_view kRemedies;      ///< page/remedies.html: what to fix first in one country
extern const std::string_view kRemedy;        ///< page/remedy.html: one cause
extern const std::string_view kVantage;       ///< page/vantage.html: one probe

extern const std::string_view kFramed;         ///< page/framed.html: one country on a page of somebody else's
extern const std::string_view kFramedFigures;  ///< page/framed_figures.html: what it says where there are figures
extern const std::string_view kFramedEmpty;    ///< page/framed_empty.html: and where there are none
extern const std::string_view kFramedRow;      ///< page/framed_row.html: one figure

}  // namespace collector::serve::embedded
