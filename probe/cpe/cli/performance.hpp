#pragma once

#include "measure/result.hpp"
#include "probe/cpe/capture/run_files.hpp"
#include "probe/cpe/link/pcap_port.hpp"
#include "probe/cpe/link/switches.hpp"
#include "probe/cpe/phases/conductor.hpp"

namespace cpe::cli {

struct Ports {
    link::PcapPort lan;
    std::optional<link::PcapPort> wan;  ///< Nothing when only the LAN is looked at.
};

/// The loop of a live run: what comes in is recorded and told to the actors; what they and the phases want done is done and
/// recorded. One thread, one clock; it ends with the last phase, or at a signal. The ports may be used again afterwards.
class Performance {
public:
    Performance(actors::Bench& bench, phases::Conductor& conductor, Ports& ports, const link::Switches& switches,
                capture::Recorder recorder);

    measure::Result<void> play();

    /// Did a signal end it?
    static bool interrupted();

private:
    void listen();
    bool hear(link::PcapPort& port);
    void perform(const std::vector<phases::Effect>& effects);
    void perform(const actors::Sending& sending);
    void perform(const phases::SetPower& set);
    void perform(const phases::SetCarrier& set);
    void perform(const phases::Note& note);
    void send_all(const actors::Sendings& sendings);
    void note(const std::string& name, std::map<std::string, std::string> detail);
    void note_at(capture::Time time, const std::string& name, std::map<std::string, std::string> detail);
    void note_losses();
    void watch_clock();

    actors::Bench& bench_;
    phases::Conductor& conductor_;
    Ports& ports_;
    const link::Switches& switches_;
    capture::Recorder recorder_;
    std::optional<capture::Time> last_sent_;  ///< Of the frame that the next note names; nothing when it did not go out.
    std::string phase_ = "begin";
    std::chrono::nanoseconds clock_offset_;
};

}  // namespace cpe::cli
