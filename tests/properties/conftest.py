"""How hypothesis runs here: the same examples in every run, no deadline (the first example loads a language)."""

from hypothesis import settings

settings.register_profile("elchi", max_examples=60, deadline=None, derandomize=True, print_blob=True)
settings.load_profile("elchi")
