// What of Asio is no template, compiled once instead of in each file that includes it.
#include <boost/asio/impl/src.hpp>
