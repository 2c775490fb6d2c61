"""The record: its model, vocabularies, JSON form and invariants. Imports nothing else of Elchi but the errors."""
