"""A country in network namespaces: names, name servers, web sites and their faults, all on one machine."""
