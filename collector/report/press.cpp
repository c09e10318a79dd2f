#include "collector/report/press.hpp"

#include "daemon/file_ops.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <optional>
#include <system_error>
#include <vector>

namespace collector::report {
namespace {

using namespace std::chrono_literals;

constexpr auto kGlance = 20ms;

struct Paths {
    std::filesystem::path page;
    std::filesystem::path pdf;
    std::filesystem::path log;
    std::filesystem::path profile;
};

/// Both from one run, so that paper and page hold the same. Tagging is what Chromium does unless told otherwise.
std::vector<std::string> words_of(const Press& press, const std::string& url, const Paths& paths)
{
    std::vector<std::string> words{press.browser, "--headless", "--disable-gpu", "--disable-dev-shm-usage",
                                   "--hide-scrollbars", "--user-data-dir=" + paths.profile.string(),
                                   // Nothing but this collector is ever asked.
                                   "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE ::1, EXCLUDE 127.0.0.1", "--dump-dom",
                                   "--print-to-pdf=" + paths.pdf.string(), "--no-pdf-header-footer",
                                   "--generate-pdf-document-outline",
                                   // Time stands still while the page waits for its files, and is over when it is drawn.
                                   "--virtual-time-budget=20000"};
    if (::geteuid() == 0) {
        // Chromium refuses root a sandbox; it sees this collector's own page and nothing else.
        words.emplace_back("--no-sandbox");
    }
    words.push_back(url);
    return words;
}

/// posix_spawn's list of what becomes of the descriptors, ended with the object.
class Redirections {
public:
    Redirections() { ::posix_spawn_file_actions_init(&actions_); }
    Redirections(const Redirections&) = delete;
    Redirections& operator=(const Redirections&) = delete;
    ~Redirections() { ::posix_spawn_file_actions_destroy(&actions_); }

    void send(int descriptor, const std::filesystem::path& file)
    {
        ::posix_spawn_file_actions_addopen(&actions_, descriptor, file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    }

    const posix_spawn_file_actions_t* get() const { return &actions_; }

private:
    posix_spawn_file_actions_t actions_{};
};

measure::Error no_browser(const Press& press, const std::string& why)
{
    return {.what = "the browser that prints reports cannot be run: " + why,
            .where = press.browser,
            .remedy = "install Debian's chromium, or set report.browser to one that is there"};
}

measure::Result<pid_t> start(const Press& press, const std::vector<std::string>& words, const Paths& paths)
{
    Redirections redirections;
    redirections.send(STDOUT_FILENO, paths.page);
    redirections.send(STDERR_FILENO, paths.log);
    std::vector<char*> arguments;
    for (const auto& word : words) {
        // The interface is older than const; nothing is written.
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    pid_t child = 0;
    const int failed = ::posix_spawnp(&child, words.front().c_str(), redirections.get(), nullptr, arguments.data(), environ);
    if (failed != 0) {
        return tl::unexpected(no_browser(press, std::generic_category().message(failed)));
    }
    return child;
}

/// How it ended; nullopt when it had to be ended.
std::optional<int> await(const Press& press, pid_t child)
{
    const auto deadline = std::chrono::steady_clock::now() + press.patience;
    int status = 0;
    while (::waitpid(child, &status, WNOHANG) == 0) {
        if (std::chrono::steady_clock::now() > deadline) {
            ::kill(child, SIGKILL);
            ::waitpid(child, &status, 0);
            return std::nullopt;
        }
        press.meanwhile(kGlance);
    }
    return status;
}

}  // namespace

measure::Result<Printed> print_page(const Press& press, const std::string& url, const std::filesystem::path& folder)
{
    const Paths paths{.page = folder / "page.html",
                      .pdf = folder / "page.pdf",
                      .log = folder / "browser.log",
                      .profile = folder / "profile"};
    const auto child = start(press, words_of(press, url, paths), paths);
    if (!child) {
        return tl::unexpected(child.error());
    }
    const auto status = await(press, *child);
    auto& files = daemons::real_files();
    if (!status || *status != 0) {
        const auto said = files.read(paths.log).value_or("");
        const auto tail = said.substr(said.size() - std::min<std::size_t>(said.size(), 500));
        return tl::unexpected(no_browser(press, (status ? "it failed: " : "it did not end in time: ") + tail));
    }
    auto page = files.read(paths.page);
    auto pdf = files.read(paths.pdf);
    if (!page || !pdf) {
        return tl::unexpected(page ? pdf.error() : page.error());
    }
    return Printed{.page = *std::move(page), .pdf = *std::move(pdf)};
}

}  // namespace collector::report
