#pragma once

#include "probe/cpe/judge/finding.hpp"

/// The rules, one a requirement, named as the catalogue numbers it. Pure: the same recording always gives the same finding.
namespace cpe::judge::rules {

Finding g1(const Scene& scene);
Finding g2(const Scene& scene);
Finding g2a(const Scene& scene);
Finding g3(const Scene& scene);
Finding g4(const Scene& scene);
Finding g5(const Scene& scene);
Finding g6(const Scene& scene);
Finding g7(const Scene& scene);
Finding g8(const Scene& scene);
Finding g9(const Scene& scene);
Finding g10(const Scene& scene);

Finding w1(const Scene& scene);
Finding w2(const Scene& scene);
Finding w2a(const Scene& scene);
Finding w2b(const Scene& scene);
Finding w3(const Scene& scene);
Finding w3a(const Scene& scene);
Finding w5(const Scene& scene);
Finding w6(const Scene& scene);
Finding wll1(const Scene& scene);
Finding wll4(const Scene& scene);
Finding wll5(const Scene& scene);

Finding waa1(const Scene& scene);
Finding waa2(const Scene& scene);
Finding waa3(const Scene& scene);
Finding waa4(const Scene& scene);
Finding waa4a(const Scene& scene);
Finding waa5(const Scene& scene);
Finding waa6(const Scene& scene);
Finding waa7(const Scene& scene);
Finding waa8(const Scene& scene);
Finding waa10(const Scene& scene);
Finding waa11(const Scene& scene);
Finding waa12(const Scene& scene);
Finding waa13(const Scene& scene);
Finding waa14(const Scene& scene);
Finding waa15(const Scene& scene);
Finding waa16(const Scene& scene);
Finding waa17(const Scene& scene);
Finding waa18(const Scene& scene);

Finding wpd1(const Scene& scene);
Finding wpd2(const Scene& scene);
Finding wpd3(const Scene& scene);
Finding wpd4(const Scene& scene);
Finding wpd5(const Scene& scene);
Finding wpd5a(const Scene& scene);
Finding wpd6(const Scene& scene);
Finding wpd7(const Scene& scene);
Finding wpd8(const Scene& scene);
Finding wpd9(const Scene& scene);
Finding wpd10(const Scene& scene);
Finding wpd11(const Scene& scene);
Finding wpd12(const Scene& scene);
Finding wpd13(const Scene& scene);

Finding ula1(const Scene& scene);
Finding ula2(const Scene& scene);
Finding ula4(const Scene& scene);
Finding ula5(const Scene& scene);
Finding ula6(const Scene& scene);

Finding l1(const Scene& scene);
Finding l1a(const Scene& scene);
Finding l1b(const Scene& scene);
Finding l1c(const Scene& scene);
Finding l2(const Scene& scene);
Finding l3(const Scene& scene);
Finding l4(const Scene& scene);
Finding l5(const Scene& scene);
Finding l6(const Scene& scene);
Finding l8(const Scene& scene);
Finding l9(const Scene& scene);
Finding l10(const Scene& scene);
Finding l11(const Scene& scene);
Finding l12(const Scene& scene);
Finding l13(const Scene& scene);
Finding l14(const Scene& scene);
Finding l15(const Scene& scene);
Finding l16(const Scene& scene);
Finding l17(const Scene& scene);
Finding l18(const Scene& scene);
Finding l19(const Scene& scene);
Finding l20(const Scene& scene);
Finding l21(const Scene& scene);
Finding l23(const Scene& scene);
Finding l24(const Scene& scene);

Finding lpd1(const Scene& scene);
Finding lpd2(const Scene& scene);
Finding lpd3(const Scene& scene);
Finding lpd4(const Scene& scene);
Finding lpd5(const Scene& scene);
Finding lpd6(const Scene& scene);
Finding lpd7(const Scene& scene);
Finding lpd8(const Scene& scene);
Finding lpd9(const Scene& scene);
Finding lpd10(const Scene& scene);
Finding lpd11(const Scene& scene);
Finding lpd12(const Scene& scene);

Finding sec1(const Scene& scene);
Finding sec2(const Scene& scene);
Finding sec3(const Scene& scene);
Finding sec4(const Scene& scene);
Finding sec5(const Scene& scene);
/// A part of SEC-5: what the router itself opens.
Finding ports_at_par(const Scene& scene);
Finding sec6(const Scene& scene);
Finding sec7(const Scene& scene);
Finding sec8(const Scene& scene);
Finding sec9(const Scene& scene);
Finding sec10(const Scene& scene);
Finding sec11(const Scene& scene);
Finding sec12(const Scene& scene);
Finding sec13(const Scene& scene);
Finding sec15(const Scene& scene);
Finding sec16(const Scene& scene);
Finding sec17(const Scene& scene);
Finding s2(const Scene& scene);
Finding rec1(const Scene& scene);
Finding rec2(const Scene& scene);
Finding rec3(const Scene& scene);
Finding rec4(const Scene& scene);
Finding rec5(const Scene& scene);
Finding rec6(const Scene& scene);
Finding rec12(const Scene& scene);
Finding rec14(const Scene& scene);
Finding rec15(const Scene& scene);
Finding rec16(const Scene& scene);
Finding rec19(const Scene& scene);
Finding rec21(const Scene& scene);
Finding rec31(const Scene& scene);
Finding rec32(const Scene& scene);
Finding rec34(const Scene& scene);
Finding rec35(const Scene& scene);
Finding rec38(const Scene& scene);
Finding nat1(const Scene& scene);

Finding dns0(const Scene& scene);
Finding dns1(const Scene& scene);
Finding dns2(const Scene& scene);
Finding dns3(const Scene& scene);
Finding dns4(const Scene& scene);
Finding dns5(const Scene& scene);
Finding dns6(const Scene& scene);
Finding dns7(const Scene& scene);
Finding dns8(const Scene& scene);
Finding dns9(const Scene& scene);
Finding dns10(const Scene& scene);
Finding dns12(const Scene& scene);
Finding dns13(const Scene& scene);
Finding dns14(const Scene& scene);
Finding dns15(const Scene& scene);

Finding trans1(const Scene& scene);
Finding v4aas1(const Scene& scene);
Finding x464x1(const Scene& scene);
Finding x464xlat1(const Scene& scene);
Finding x464xlat4(const Scene& scene);
Finding x464x4(const Scene& scene);
Finding x464x5(const Scene& scene);
Finding dslite1(const Scene& scene);
Finding dslite4(const Scene& scene);
Finding dlw3(const Scene& scene);
Finding dsl4(const Scene& scene);
Finding dsl5(const Scene& scene);
Finding lw4o61(const Scene& scene);
Finding lw4o62(const Scene& scene);
Finding mape1(const Scene& scene);
Finding map2(const Scene& scene);
Finding mapt1(const Scene& scene);
Finding ipm1(const Scene& scene);
Finding l22(const Scene& scene);

}  // namespace cpe::judge::rules
