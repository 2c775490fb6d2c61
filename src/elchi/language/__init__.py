"""Language data: read from TOML, checked, expanded into forms, frozen."""
