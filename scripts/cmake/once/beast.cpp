// As asio.cpp, for HTTP.
#include <boost/beast/src.hpp>
