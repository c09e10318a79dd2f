#include "payload_book.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

namespace e2e {

PayloadBook::PayloadBook(std::string path) : file_(::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640))
{
    if (file_ < 0) {
        throw std::runtime_error("cannot open " + path);
    }
    std::ifstream stream(path);
    for (std::string line; std::getline(stream, line);) {
        ++lines_before_;
    }
}

PayloadBook::~PayloadBook()
{
    ::close(file_);
}

void PayloadBook::add(const std::vector<std::string>& payloads)
{
    std::string text;
    for (const auto& payload : payloads) {
        text += payload + "\n";
    }
    if (::write(file_, text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
        throw std::runtime_error("cannot write a payload");
    }
}

}  // namespace e2e
