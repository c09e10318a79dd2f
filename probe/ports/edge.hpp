#pragma once

#include "probe/ports/clock.hpp"
#include "probe/ports/dns.hpp"
#include "probe/ports/http.hpp"
#include "probe/ports/icmp.hpp"
#include "probe/ports/local_net.hpp"
#include "probe/ports/ports.hpp"
#include "probe/ports/quic.hpp"
#include "probe/ports/smtp.hpp"
#include "probe/ports/time_source.hpp"
#include "probe/ports/validator.hpp"

namespace probe {

/// Everything an observer may touch outside itself.
struct Edge {
    Clock& clock;
    Dns& dns;
    Http& http;
    TimeSource& time;
    LocalNet& net;
    Smtp& smtp;
    Validator& validator;
    Quic& quic;
    Icmp& icmp;
    Ports& ports;
};

}  // namespace probe
