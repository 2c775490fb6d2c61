"""One module an entry type, named as in the record; `pipeline` alone orders them."""
