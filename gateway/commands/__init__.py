"""The commands, one module a family; `gateway.cli` names them and imports each when it is called."""
