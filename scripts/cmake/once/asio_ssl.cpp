// As asio.cpp, for TLS: a file of its own, so that what speaks no TLS need not link OpenSSL.
#include <boost/asio/ssl/impl/src.hpp>
