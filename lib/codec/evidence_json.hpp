#pragma once

#include "measure/evidence.hpp"

#include <nlohmann/json_fwd.hpp>

/// Facts to and from JSON. Keys come in a fixed order, what is empty is left out: equal facts give equal bytes.
namespace codec {

class Fields;

nlohmann::ordered_json to_json(const measure::Failure& failure);
nlohmann::ordered_json to_json(const measure::DnsLookup& lookup);
nlohmann::ordered_json to_json(const measure::TcpConnect& connect);
nlohmann::ordered_json to_json(const measure::TlsHandshake& handshake);
nlohmann::ordered_json to_json(const measure::HttpFetch& fetch);
nlohmann::ordered_json to_json(const measure::WebContent& content);
nlohmann::ordered_json to_json(const measure::Chain& chain);
nlohmann::ordered_json to_json(const measure::GateEvidence& gate);
nlohmann::ordered_json to_json(const measure::Vantage& vantage);
nlohmann::ordered_json to_json(const measure::Target& target);
nlohmann::ordered_json to_json(const measure::Task& task);
nlohmann::ordered_json to_json(const measure::Evidence& evidence);

/// The inverse of to_json(Evidence) and to_json(Vantage). Throw Malformed; unknown keys are tolerated.
measure::Evidence read_evidence(const Fields& fields);
measure::Vantage read_vantage(const Fields& fields);

/// Parts of them that several files read.
measure::TlsHandshake read_handshake(const Fields& fields);
measure::HttpFetch read_fetch(const Fields& fields);
measure::WebContent read_content(const Fields& fields);
measure::Chain read_chain(const Fields& fields);
measure::MailEvidence read_mail(const Fields& fields);
measure::PortLook read_look(const Fields& fields);

/// Adds the lists of what was looked at by consent, and reads those that are no ports; `evidence` is the whole.
void put_security(nlohmann::ordered_json& evidence, const measure::Evidence& seen);
measure::SecurityEvidence read_security(const Fields& evidence);

/// Adds the object "mail", when there is anything in it.
void put_mail(nlohmann::ordered_json& evidence, const measure::MailEvidence& mail);

}  // namespace codec
