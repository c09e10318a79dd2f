#!/usr/bin/env bash
# The shipped Prometheus files are good: configuration, rules, and each alert fires on what it is for.
set -euo pipefail
if ! command -v promtool >/dev/null; then echo "check_prometheus: no promtool here; not checked"; exit 0; fi
cd "$(dirname "${BASH_SOURCE[0]}")/../../config/prometheus"
promtool check config prometheus.yml
promtool check rules sextant-rules.yml
promtool test rules sextant-rules-test.yml
