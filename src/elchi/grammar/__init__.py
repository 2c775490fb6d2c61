"""The pattern engine: patterns over classes of tokens, matched as one trie. Knows no language."""
